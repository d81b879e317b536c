// Checks a generation from the outside in: tables, schema, documents, ids, manifest.
#include "indexer/index_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <sstream>
#include <string_view>
#include <thread>

#include "corpus/schema.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "indexer/document_check.h"
#include "indexer/file_manifest.h"

namespace broadsheet {
namespace {

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

class IndexCheck {
 public:
  IndexCheck(const IndexLocation& location, const CheckSettings& settings)
      : location_(location), settings_(settings), generation_(location.live_generation()) {}

  CheckReport run() {
    check_tables();
    if (open()) {
      check_documents();
      check_manifest();
    }
    std::ranges::stable_sort(found_, {}, &Found::document);
    for (Found& found : found_) report_.problems.push_back(std::move(found.problem));
    return std::move(report_);
  }

 private:
  struct Found {
    Xapian::docid document;  // 0: of the index as a whole
    Problem problem;
  };

  void report(std::string where, std::string what, Xapian::docid document = 0) {
    const std::lock_guard lock(mutex_);
    ++report_.count;
    if (found_.size() < kMostProblems)
      found_.push_back({document, {std::move(where), std::move(what)}});
  }

  void check_tables() {
    std::ostringstream said;
    size_t errors = 0;
    try {
      errors = Xapian::Database::check(generation_.string(), 0, &said);
    } catch (const Xapian::DatabaseVersionError&) {
      rethrow_xapian_error(location_.directory().string());
    } catch (const Xapian::Error& error) {
      return report("index", error.get_msg());
    }
    if (errors == 0) return;
    const uint64_t before = report_.count;
    std::istringstream lines(said.str());
    std::string table = "index";
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with(":") && line.find(' ') == line.npos)
        table = "table " + line.substr(0, line.size() - 1);
      else if (!is_sound(line))
        report(table, line);
    }
    if (report_.count == before) report("index", fmt::format("{} errors in its tables", errors));
  }

  // False when there is no use in going on.
  bool open() {
    try {
      db_ = Xapian::Database(generation_.string());
      if (db_.get_metadata(std::string(kMetaSchema)).empty()) {
        report("schema", "the index doesn't say its version");
        return false;
      }
      check_schema(db_, location_.directory().string());
      return true;
    } catch (const Xapian::Error& error) {
      report("index", "it can't be opened: " + error.get_msg());
      return false;
    }
  }

  void check_documents() {
    try {
      documents_.assign(db_.postlist_begin(""), db_.postlist_end(""));
    } catch (const Xapian::Error& error) {
      return report("index", "its articles can't be listed: " + error.get_msg());
    }
    if (documents_.size() != db_.get_doccount())
      report("index", fmt::format("it lists {} articles instead of {}", documents_.size(),
                                  db_.get_doccount()));
    std::vector<std::jthread> threads;
    for (size_t i = 0; i < settings_.jobs; ++i) threads.emplace_back([this] { guarded_work(); });
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    report_.articles = documents_.size();
  }

  void guarded_work() {
    try {
      work();
    } catch (const Xapian::Error& error) {
      report("index", "its articles can't be checked: " + error.get_msg());
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      next_ = documents_.size();
    }
  }

  void work() {
    const Xapian::Database db(generation_.string());
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
        for (const std::string& what : clauses) report(where, what, documents_[i]);
        clauses.clear();
      }
    }
  }

  void check_manifest() {
    try {
      const std::string prefix(kMetaFilePrefix);
      for (auto key = db_.metadata_keys_begin(prefix); key != db_.metadata_keys_end(prefix);
           ++key) {
        const auto entry = decode_entry(db_.get_metadata(*key));
        if (!entry)
          report("manifest", "an entry can't be read: " + *key);
        else if (manifest_key(file_key(entry->path)) != *key)
          report("manifest", "an entry stands under the key of another file: " + entry->path);
      }
    } catch (const Xapian::Error& error) {
      report("manifest", "it can't be read: " + error.get_msg());
    }
  }

  const IndexLocation& location_;
  const CheckSettings settings_;
  const std::filesystem::path generation_;
  Xapian::Database db_;
  std::vector<Xapian::docid> documents_;
  std::atomic<size_t> next_{0};
  std::mutex mutex_;
  CheckReport report_;
  std::vector<Found> found_;
  std::exception_ptr failure_;
};

}  // namespace

CheckReport check_index(const IndexLocation& location, const CheckSettings& settings) {
  return IndexCheck(location, settings).run();
}

}  // namespace broadsheet
