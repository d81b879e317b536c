// news-index check on sound and damaged indexes, and what --repair saves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "corpus/store/writer_lock.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using Json = nlohmann::ordered_json;

// Enough for a dictionary, whose loss would take all articles with it.
constexpr int kArticles = 400;
// One article is longer than a block of the table.
constexpr int kLongArticle = 7;

std::string words(unsigned seed, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i)
    text += "word" + std::to_string((seed * 7919 + i * i * 31) % 977) + (i % 9 == 8 ? ". " : " ");
  return text;
}

std::string articles() {
  std::string lines;
  for (int i = 0; i < kArticles; ++i)
    lines += Json{{"id", "a" + std::to_string(i)},
                  {"title", words(i + 5000, 4)},
                  {"text", words(i, i == kLongArticle ? 9000 : 80)},
                  {"date", "2014-03-" + std::to_string(10 + i % 20)},
                  {"source", "Harbour Post"},
                  {"lang", "en"}}
                 .dump() +
             "\n";
  return lines;
}

std::set<std::string> lines_of_export(const Programs& programs, const std::string& db) {
  std::istringstream in(programs.index({"--db", db, "export"}).out);
  std::set<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

class NewsIndexCheck : public testing::Test {
 protected:
  // An index of 398 articles that has been changed in place since it was built.
  static void SetUpTestSuite() {
    programs_ = new Programs;
    programs_->dir().write("a.jsonl", articles());
    ASSERT_EQ(programs_->index({"add", "a.jsonl"}).exit_code, 0);
    ASSERT_EQ(programs_->index({"remove", "a3", "a10"}).exit_code, 0);
    exported_ = new std::set(lines_of_export(*programs_, "news.db"));
  }
  static void TearDownTestSuite() {
    delete programs_;
    delete exported_;
  }

  void SetUp() override {
    fs::remove_all(programs_->dir() / "copy.db");
    fs::copy(programs_->db(), programs_->dir() / "copy.db", fs::copy_options::recursive);
  }

  static ProgramResult index(std::vector<std::string> args) {
    args.insert(args.begin(), {"--db", "copy.db"});
    return programs_->index(args);
  }
  static fs::path generation() {
    return IndexLocation(programs_->dir() / "copy.db").live_generation();
  }
  static std::set<std::string> exported() { return lines_of_export(*programs_, "copy.db"); }

  inline static Programs* programs_ = nullptr;
  inline static std::set<std::string>* exported_ = nullptr;
};

void truncate_by_half(const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }
void empty(const fs::path& file) { fs::resize_file(file, 0); }
void remove_file(const fs::path& file) { fs::remove(file); }
void flip_a_bit_every(size_t step, const fs::path& file) {
  std::string bytes = content_of(file);
  for (size_t start = 0; start < bytes.size(); start += step)
    bytes[start + std::min(step, bytes.size() - start) / 3] ^= 0x10;
  std::ofstream(file, std::ios::binary) << bytes;
}
void flip_bits(const fs::path& file) { flip_a_bit_every(8192, file); }  // one in each block
// Makes lengths that lead Xapian's readers out of their buffers.
void flip_many_bits(const fs::path& file) { flip_a_bit_every(509, file); }
void clear_a_block(const fs::path& file) {
  std::string bytes = content_of(file);
  const size_t start = std::min(bytes.size() / 2 / 8192 * 8192, bytes.size());
  std::fill_n(bytes.begin() + static_cast<ptrdiff_t>(start),
              std::min<size_t>(8192, bytes.size() - start), '\0');
  std::ofstream(file, std::ios::binary) << bytes;
}

TEST_F(NewsIndexCheck, FindsNothingInASoundIndex) {
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"check"}, {"check", "--quick"}}) {
    const ProgramResult result = index(args);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("checked 398 articles: no problem"));
  }
  const Json report = Json::parse(index({"check", "--json"}).out);
  EXPECT_EQ(report, Json::parse(R"({"ok":true,"articles":398,"problem_count":0,"problems":[]})"));
  EXPECT_EQ(index({"check", "--repair"}).exit_code, 0);
  EXPECT_TRUE(exported() == *exported_);
}

TEST_F(NewsIndexCheck, FindsNothingInAnIndexWithPositions) {
  ASSERT_EQ(index({"add", "--rebuild", "--positions", "yes", "a.jsonl"}).exit_code, 0);
  const ProgramResult result = index({"check"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

TEST_F(NewsIndexCheck, RepairSavesEverythingThatDoesNotStandInTheDamagedTable) {
  struct Case {
    const char* file;
    void (*damage)(const fs::path&);
  };
  for (const auto& [file, damage] : std::vector<Case>{{"iamglass", remove_file},
                                                      {"iamglass", empty},
                                                      {"iamglass", truncate_by_half},
                                                      {"iamglass", flip_bits},
                                                      {"postlist.glass", remove_file},
                                                      {"postlist.glass", empty},
                                                      {"postlist.glass", truncate_by_half},
                                                      {"postlist.glass", flip_bits},
                                                      {"postlist.glass", clear_a_block},
                                                      {"termlist.glass", remove_file},
                                                      {"termlist.glass", empty},
                                                      {"termlist.glass", truncate_by_half},
                                                      {"termlist.glass", flip_bits},
                                                      {"termlist.glass", flip_many_bits},
                                                      {"termlist.glass", clear_a_block}}) {
    SetUp();
    damage(generation() / file);
    EXPECT_EQ(index({"check"}).exit_code, 4) << file;
    const ProgramResult repaired = index({"check", "--repair"});
    EXPECT_EQ(repaired.exit_code, 0) << file << repaired.err;
    EXPECT_EQ(index({"check"}).exit_code, 0) << file;
    EXPECT_TRUE(exported() == *exported_) << file;
  }
}

// Ids and lists of documents can then be read and are wrong. Which of them never were can't be
// told, so it may report losses that are none.
TEST_F(NewsIndexCheck, RepairLosesNoArticleWhenTheListsOfThemAreWrong) {
  for (const size_t step : {5, 509, 4096}) {
    SetUp();
    flip_a_bit_every(step, generation() / "postlist.glass");
    EXPECT_EQ(index({"check"}).exit_code, 4) << step;
    EXPECT_THAT(index({"check", "--repair"}).exit_code, AnyOf(0, 1)) << step;
    EXPECT_EQ(index({"check"}).exit_code, 0) << step;
    EXPECT_TRUE(exported() == *exported_) << step;
  }
}

TEST_F(NewsIndexCheck, RepairSavesEverythingWhenPositionsAreDamaged) {
  for (const auto damage :
       {remove_file, empty, truncate_by_half, flip_bits, flip_many_bits, clear_a_block}) {
    SetUp();
    ASSERT_EQ(index({"add", "--rebuild", "--positions", "yes", "a.jsonl"}).exit_code, 0);
    damage(generation() / "position.glass");
    EXPECT_EQ(index({"check"}).exit_code, 4);
    EXPECT_EQ(index({"check", "--repair"}).exit_code, 0);
    EXPECT_EQ(index({"check"}).exit_code, 0);
    EXPECT_EQ(exported().size(), size_t{kArticles});
    EXPECT_THAT(index({"stats"}).out, HasSubstr("positions  yes"));
  }
}

TEST_F(NewsIndexCheck, RepairNamesTheArticlesThatAreLostWithTheTableOfDocuments) {
  for (const auto damage : {truncate_by_half, flip_bits, clear_a_block}) {
    SetUp();
    damage(generation() / "docdata.glass");
    EXPECT_EQ(index({"check"}).exit_code, 4);
    const ProgramResult repaired = index({"check", "--repair", "--json"});
    EXPECT_EQ(repaired.exit_code, 1) << repaired.err;
    const Json report = Json::parse(repaired.out)["repair"];
    const std::set<std::string> saved = exported();
    EXPECT_EQ(report["saved"], saved.size());
    EXPECT_GT(saved.size(), 0U);
    EXPECT_EQ(report["lost"], exported_->size() - saved.size());
    EXPECT_EQ(report["lost_ids"].size(), report["lost"]);
    EXPECT_TRUE(report["all_known"]);
    EXPECT_TRUE(std::ranges::includes(*exported_, saved)) << "nothing removed comes back";
    EXPECT_EQ(index({"check"}).exit_code, 0);
    EXPECT_EQ(index({"add", "a.jsonl"}).exit_code, 0);
    EXPECT_EQ(exported().size(), size_t{kArticles}) << "the next add reads the file again";
  }
}

TEST_F(NewsIndexCheck, RepairTakesNoUnreadableDictionaryForAnEmptyOne) {
  const fs::path copy = IndexLocation::dictionary_copy(generation());
  fs::remove(copy);
  fs::create_directory(copy);  // read(2) refuses it, whoever asks
  fs::remove(generation() / "postlist.glass");
  const std::string damaged = generation().filename();

  const ProgramResult refused = index({"check", "--repair"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr(copy.string().substr(copy.string().find("copy.db"))));
  EXPECT_THAT(refused.err, HasSubstr("nothing was changed"));
  EXPECT_EQ(generation().filename(), damaged);
}

TEST_F(NewsIndexCheck, RepairGoesOnWithoutADictionaryThatItDoesNotNeed) {
  fs::remove(IndexLocation::dictionary_copy(generation()));
  fs::create_directory(IndexLocation::dictionary_copy(generation()));
  fs::remove(generation() / "termlist.glass");
  const ProgramResult repaired = index({"check", "--repair"});
  EXPECT_EQ(repaired.exit_code, 0) << repaired.err;
  EXPECT_TRUE(exported() == *exported_);
}

TEST_F(NewsIndexCheck, LeavesADamagedIndexAloneWhenNothingCanBeSaved) {
  const fs::path damaged = generation();
  fs::remove(damaged / "docdata.glass");
  const ProgramResult result = index({"check", "--repair"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, HasSubstr("no article"));
  EXPECT_TRUE(fs::exists(damaged / "postlist.glass"));
  EXPECT_EQ(index({"add", "--rebuild", "a.jsonl"}).exit_code, 0);
  EXPECT_EQ(index({"check"}).exit_code, 0);
}

TEST_F(NewsIndexCheck, RepairMendsADamagedStub) {
  for (const char* content : {"", "aut", "auto gen", "auto gen-000001x", "inmemory"}) {
    SetUp();
    std::ofstream(programs_->dir() / "copy.db/XAPIANDB") << content;
    const ProgramResult refused = index({"stats"});
    EXPECT_EQ(refused.exit_code, 4);
    EXPECT_THAT(refused.err, HasSubstr("check --repair"));
    EXPECT_EQ(index({"check"}).exit_code, 4);
    EXPECT_EQ(index({"check", "--repair"}).exit_code, 0);
    EXPECT_TRUE(exported() == *exported_);
  }
}

TEST_F(NewsIndexCheck, ALostStubCostsNothing) {
  const fs::path stub = programs_->dir() / "copy.db/XAPIANDB";
  fs::remove(stub);
  EXPECT_TRUE(exported() == *exported_);
  EXPECT_EQ(index({"check"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(stub));
  EXPECT_EQ(index({"remove", "a1"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(stub)) << "the next writer puts it back";
  EXPECT_EQ(exported().size(), exported_->size() - 1);
}

TEST_F(NewsIndexCheck, AddNeverDestroysAnIndexWhoseStubIsGone) {
  fs::remove(programs_->dir() / "copy.db/XAPIANDB");
  programs_->dir().write("b.jsonl", R"({"id":"b","text":"One more."})");
  EXPECT_EQ(index({"add", "b.jsonl"}).exit_code, 0);
  EXPECT_EQ(exported().size(), exported_->size() + 1);
  std::ofstream(programs_->dir() / "copy.db/XAPIANDB") << "garbage";
  EXPECT_EQ(index({"add", "b.jsonl"}).exit_code, 4);
  EXPECT_EQ(index({"check", "--repair"}).exit_code, 0);
  EXPECT_EQ(exported().size(), exported_->size() + 1);
}

struct Change {
  const char* name;
  void (*apply)(Xapian::WritableDatabase& db);
  const char* problem;
};

void change_document(Xapian::WritableDatabase& db, void (*change)(Xapian::Document&)) {
  Xapian::Document document = db.get_document(1);
  change(document);
  db.replace_document(1, document);
}

TEST_F(NewsIndexCheck, FindsWhatXapianTakesForSound) {
  const std::vector<Change> changes{
      {"id term", [](auto& db) { change_document(db, [](auto& doc) { doc.remove_term("Qa0"); }); },
       "the term of its id is missing"},
      {"id twice", [](auto& db) { db.add_document(db.get_document(1)); }, "2 articles have its id"},
      {"date term",
       [](auto& db) { change_document(db, [](auto& doc) { doc.remove_term("Y2014"); }); },
       "its terms are not those"},
      {"date value",
       [](auto& db) { change_document(db, [](auto& doc) { doc.add_value(0, "1999"); }); },
       "its date is not that"},
      {"length value",
       [](auto& db) {
         change_document(db, [](auto& doc) { doc.add_value(1, Xapian::sortable_serialise(3)); });
       },
       "its length in words is not that"},
      {"frequency",
       [](auto& db) { change_document(db, [](auto& doc) { doc.add_term("word1", 9); }); },
       "its terms are not those"},
      {"data", [](auto& db) { change_document(db, [](auto& doc) { doc.set_data("x"); }); },
       "a stored article is damaged"},
      {"manifest", [](auto& db) { db.set_metadata("broadsheet.file.x", "nonsense"); },
       "manifest: an entry can't be read"},
      {"schema", [](auto& db) { db.set_metadata("broadsheet.schema", ""); },
       "schema: the index does not state its version"},
  };
  for (const auto& [name, apply, problem] : changes) {
    SetUp();
    Xapian::WritableDatabase db(generation().string(), Xapian::DB_OPEN);
    apply(db);
    db.commit();
    db.close();
    const ProgramResult result = index({"check"});
    EXPECT_EQ(result.exit_code, 4) << name;
    EXPECT_THAT(result.err, HasSubstr(problem)) << name;
    index({"check", "--repair"});
    EXPECT_EQ(index({"check"}).exit_code, 0) << name;
  }
}

TEST_F(NewsIndexCheck, OnlyARepairWaitsForTheWriter) {
  const WriterLock lock(IndexLocation(programs_->dir() / "copy.db"), std::chrono::seconds(0),
                        LockFor::kChanging);
  EXPECT_EQ(index({"check"}).exit_code, 0);
  EXPECT_EQ(index({"check", "--repair"}).exit_code, 3);
}

// Each change is a commit or a swap; a check that looked at what was there before one and after it
// would call the index damaged.
TEST_F(NewsIndexCheck, TakesNoWriterAtWorkForDamage) {
  for (const std::string i : {"1", "2", "3", "4", "5", "6", "7", "8"})
    programs_->dir().write("b" + i + ".jsonl", R"({"id":"b)" + i + R"(","text":"One more."})");
  RunningProgram writer = programs_->start_shell(
      "for i in 1 2 3 4 5 6 7 8; do for command in \"add b$i.jsonl\" \"remove b$i\" compact; do "
      "\"$NEWS_INDEX\" --db copy.db -q $command || exit; done; done");
  for (int i = 0; i < 10; ++i) {
    const ProgramResult result = index({"check"});
    EXPECT_THAT(result.exit_code, AnyOf(0, 3)) << result.err;
  }
  EXPECT_EQ(writer.wait().exit_code, 0);
  EXPECT_EQ(index({"check"}).exit_code, 0);
}

TEST_F(NewsIndexCheck, RepairFindsTheArticlesWhenTheStubNamesAFolderThatIsMissing) {
  std::ofstream(programs_->dir() / "copy.db/XAPIANDB") << "auto gen-000123\n";
  for (const char* command : {"stats", "check", "compact"}) {
    const ProgramResult refused = index({command});
    EXPECT_EQ(refused.exit_code, 4) << command;
    EXPECT_THAT(refused.err, HasSubstr("gen-000123 is missing")) << command;
  }
  EXPECT_EQ(index({"check", "--repair"}).exit_code, 0);
  EXPECT_TRUE(exported() == *exported_);
}

TEST_F(NewsIndexCheck, RefusesWhatIsNoIndex) {
  const ProgramResult result = programs_->index({"--db", "nowhere", "check", "--repair"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, HasSubstr("there is no index"));
}

}  // namespace
}  // namespace broadsheet
