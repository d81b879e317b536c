// Checks a generation from the outside in: tables, schema, documents, ids, manifest.
#include "indexer/check/index_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <iterator>
#include <mutex>
#include <optional>
#include <sstream>
#include <string_view>
#include <thread>

#include "corpus/store/article_lengths.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/schema.h"
#include "corpus/store/schema_version.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/guarded_process.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/refusals.h"
#include "corpus/support/start_thread.h"
#include "indexer/check/check_json.h"
#include "indexer/check/document_check.h"
#include "indexer/check/read_only_opens.h"
#include "indexer/pipeline/file_manifest.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// Xapian's check opens the tables twice.
constexpr size_t kTablesDescriptors = 16;

// How often the check begins again when a writer has changed the index meanwhile.
constexpr int kAttempts = 5;

// More than Xapian's version file has.
constexpr size_t kMostVersionBytes = 4096;

// More are only counted.
constexpr size_t kMostProblems = 1000;

// Documents that a thread takes at a time.
constexpr size_t kChunk = 256;

// What Xapian's check says of a sound table.
constexpr std::string_view kSoundLines[] = {"blocksize=", "B-tree checked okay", "Lazily created",
                                            "No errors found", "Total errors"};

bool is_sound(std::string_view line) {
  return line.empty() || line.ends_with("structure checked OK") ||
         std::ranges::any_of(kSoundLines,
                             [&](std::string_view start) { return line.starts_with(start); });
}

// Problems found on any thread, in the order of the documents.
class Problems {
 public:
  void add(std::string where, std::string what, Xapian::docid document = 0) {
    const std::lock_guard lock(mutex_);
    ++count_;
    if (found_.size() < kMostProblems)
      found_.push_back({document, {std::move(where), std::move(what)}});
  }

  uint64_t count() const { return count_; }

  CheckReport report(uint64_t articles) {
    CheckReport report{articles, count_, {}};
    std::ranges::stable_sort(found_, {}, &Found::document);
    for (Found& found : found_) report.problems.push_back(std::move(found.problem));
    return report;
  }

 private:
  struct Found {
    Xapian::docid document;  // 0: of the index as a whole
    Problem problem;
  };
  std::mutex mutex_;
  uint64_t count_ = 0;
  std::vector<Found> found_;
};

// What Xapian says of the structure of its tables. For a process of its own.
CheckReport check_tables(const IndexLocation& location, const fs::path& generation) {
  require_descriptors(kTablesDescriptors, generation.string());
  open_only_for_reading();
  Problems problems;
  std::ostringstream said;
  size_t errors = 0;
  try {
    errors = Xapian::Database::check(generation.string(), 0, &said);
  } catch (const Xapian::DatabaseVersionError&) {
    rethrow_xapian_error(location.directory().string());
  } catch (const Xapian::Error& error) {
    problems.add("index", error.get_msg());
  }
  if (errors == 0) return problems.report(0);
  std::istringstream lines(said.str());
  std::string table = "index";
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(":") && line.find(' ') == line.npos)
      table = "table " + line.substr(0, line.size() - 1);
    else if (!is_sound(line))
      problems.add(table, line);
  }
  if (problems.count() == 0) problems.add("index", fmt::format("{} errors in its tables", errors));
  return problems.report(0);
}

// What our own knowledge says of schema, documents and manifest.
class ContentCheck {
 public:
  ContentCheck(const IndexLocation& location, fs::path generation, const CheckSettings& settings)
      : location_(location), settings_(settings), generation_(std::move(generation)) {}

  CheckReport run() {
    if (open()) {
      check_documents();
      check_lengths();
      check_manifest();
    }
    return problems_.report(articles_);
  }

 private:
  // False when there is no use in going on.
  bool open() {
    try {
      db_ = open_glass(generation_);
      if (db_.get_metadata(std::string(kMetaSchema)).empty()) {
        problems_.add("schema", "the index does not state its version");
        return false;
      }
      check_schema(db_, location_.directory().string());
      return true;
    } catch (const Xapian::Error& error) {
      throw_if_refused(error, generation_.string());
      problems_.add("index", "it can't be opened: " + error.get_msg());
      return false;
    }
  }

  void check_documents() {
    try {
      documents_.assign(db_.postlist_begin(""), db_.postlist_end(""));
    } catch (const Xapian::Error& error) {
      return problems_.add("index", "its articles can't be listed: " + error.get_msg());
    }
    if (documents_.size() != db_.get_doccount())
      problems_.add("index", fmt::format("it lists {} articles instead of {}", documents_.size(),
                                         db_.get_doccount()));
    std::vector<std::jthread> threads;
    for (size_t i = 0; i < settings_.jobs; ++i)
      threads.push_back(start_thread([this] { guarded_work(); }));
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    articles_ = documents_.size();
  }

  void guarded_work() {
    try {
      try {
        work();
      } catch (const Xapian::Error& error) {
        throw_if_refused(error, generation_.string());
        problems_.add("index", "its articles can't be checked: " + error.get_msg());
      }
    } catch (...) {
      const std::lock_guard lock(failure_mutex_);
      failure_ = std::current_exception();
      next_ = documents_.size();
    }
  }

  void work() {
    const Xapian::Database db = open_glass(generation_);
    DocumentCheck check(db, settings_.quick);
    std::vector<std::string> clauses;
    for (size_t start = 0; (start = next_.fetch_add(kChunk)) < documents_.size();) {
      throw_if_interrupted();
      const size_t end = std::min(start + kChunk, documents_.size());
      for (size_t i = start; i < end; ++i) {
        const std::string id =
            check.check(documents_[i], [&](const std::string& what) { clauses.push_back(what); });
        const std::string where =
            id.empty() ? fmt::format("document {}", documents_[i]) : "article " + id;
        for (const std::string& what : clauses) problems_.add(where, what, documents_[i]);
        clauses.clear();
      }
    }
  }

  void check_lengths() {
    try {
      if (const auto document = wrong_article_length(db_))
        problems_.add("lengths", fmt::format("document {} has another one", *document), *document);
    } catch (const Xapian::Error& error) {
      problems_.add("lengths", "they can't be read: " + error.get_msg());
    }
  }

  void check_manifest() {
    try {
      const std::string prefix(kMetaFilePrefix);
      for (auto key = db_.metadata_keys_begin(prefix); key != db_.metadata_keys_end(prefix);
           ++key) {
        const auto entry = decode_entry(db_.get_metadata(*key));
        if (!entry)
          problems_.add("manifest", "an entry can't be read: " + *key);
        else if (manifest_key(file_key(entry->path)) != *key)
          problems_.add("manifest", "an entry has the key of another file: " + entry->path);
      }
    } catch (const Xapian::Error& error) {
      problems_.add("manifest", "it can't be read: " + error.get_msg());
    }
  }

  const IndexLocation& location_;
  const CheckSettings settings_;
  const fs::path generation_;
  Xapian::Database db_;
  std::vector<Xapian::docid> documents_;
  std::atomic<size_t> next_{0};
  uint64_t articles_ = 0;
  Problems problems_;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
};

// One stage of the check, in a process that may crash: Xapian's readers trust lengths that they
// find in a damaged table (GlassTermList::next() of 1.4.22 reads past the end of a list).
CheckReport guarded(const char* crashed_where, const std::function<CheckReport()>& stage) {
  try {
    return check_report_of(run_guarded([&] {
      try {
        return text_of(to_json(stage()));
      } catch (...) {
        throw_if_exhausted();
        throw;
      }
    }));
  } catch (const Crashed& crash) {
    return {0, 1, {{crashed_where, fmt::format("it can't be read: {}", crash.what())}}};
  }
}

CheckReport check_generation(const IndexLocation& location, const fs::path& generation,
                             const CheckSettings& settings) {
  CheckReport report = guarded("tables", [&] { return check_tables(location, generation); });
  CheckReport contents =
      guarded("articles", [&] { return ContentCheck(location, generation, settings).run(); });
  report.articles = contents.articles;
  report.count += contents.count;
  std::ranges::move(contents.problems, std::back_inserter(report.problems));
  if (report.problems.size() > kMostProblems) report.problems.resize(kMostProblems);
  return report;
}

// What a writer changes with each commit and each swap.
struct IndexState {
  explicit IndexState(const IndexLocation& location)
      : generation(location.live_generation()),
        version(read_if_there(generation / kVersionFile, kMostVersionBytes)) {}
  friend bool operator==(const IndexState&, const IndexState&) = default;

  fs::path generation;
  std::optional<std::string> version;  // the content of Xapian's version file
};

}  // namespace

CheckReport check_index(const IndexLocation& location, const CheckSettings& settings) {
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    check_glass_folder(location.live_generation());
    const IndexState before(location);
    try {
      CheckReport report = check_generation(location, before.generation, settings);
      // A writer leaves what belongs to a commit untouched until it has made the next one.
      if (report.count == 0 || IndexState(location) == before) return report;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kInterrupted || IndexState(location) == before) throw;
    }
  }
  throw Error(ErrorKind::kIndexLocked,
              fmt::format("{} was changed each of the {} times that it was checked",
                          location.directory().string(), kAttempts),
              "check it when its writer has ended");
}

}  // namespace broadsheet
