// An index is the same whether it was made in bulk at once, changed in place, or changed in bulk.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "corpus/store/index_writing.h"
#include "corpus/store/stored_article.h"
#include "corpus/store/writer_lock.h"
#include "indexer/writing/bulk_builder.h"
#include "indexer/writing/update_writer.h"
#include "query/language/parser.h"
#include "query/search/searcher.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

constexpr int kFirst = 330;       // articles of the first input: enough for a dictionary
constexpr int kLast = 400;        // the second input adds those up to here,
constexpr int kReplaced = 40;     // changes every eighth of the first that many
constexpr size_t kPerBatch = 50;  // so that there are several runs
constexpr int kQueries = 200;

// Words that are frequent, rare, inflected, capitalised and accented.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string word() {
    static constexpr const char* kEndings[] = {"", "s", "ed", "ing", "ation", "é"};
    const size_t rank = skewed(4000);
    std::string word = fmt::format("{}{}", kSyllables[rank % 16], kSyllables[rank / 16 % 16]);
    if (rank >= 256) word += kSyllables[rank / 256];
    word += kEndings[skewed(6)];
    if (rank % 7 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }

  std::string sentence(size_t words) {
    std::string sentence = word();
    for (size_t i = 1; i < words; ++i) sentence += " " + word();
    return sentence;
  }

  size_t upto(size_t limit) { return random_() % limit; }

 private:
  static constexpr const char* kSyllables[16] = {"ba", "de", "ki", "lo", "mu", "na", "pe", "ri",
                                                 "so", "tu", "va", "we", "xi", "yo", "zu", "ga"};

  size_t skewed(size_t limit) { return upto(1 + upto(1 + upto(limit))); }

  std::mt19937 random_;
};

Article article_number(int number, unsigned version) {
  Writer writer(static_cast<unsigned>(number) * 10 + version);
  Article article;
  article.id = fmt::format("a{}", number);
  article.title = writer.sentence(3 + writer.upto(5));
  const size_t sentences = 2 + writer.upto(20);
  for (size_t i = 0; i < sentences; ++i)
    article.text += writer.sentence(4 + writer.upto(16)) + (i % 4 == 3 ? ".\n\n" : ". ");
  if (number % 5 != 0) article.date = fmt::format("20{:02}-0{}-11", number % 20, 1 + number % 9);
  article.source = number % 3 == 0 ? "Harbour Wire" : "Tide Post";
  if (number % 4 == 0) article.author = "Jo Mar" + std::to_string(number % 8);
  article.section = "harbour";
  article.lang = "en";
  return article;
}

std::string file_of(const Article& article) { return article.id.back() == '7' ? "gone" : "kept"; }

std::vector<Article> first_input() {
  std::vector<Article> articles;
  for (int i = 0; i < kFirst; ++i) articles.push_back(article_number(i, 0));
  return articles;
}

// New articles, changed ones, and one changed twice.
std::vector<Article> second_input() {
  std::vector<Article> articles;
  for (int i = kFirst; i < kLast; ++i) articles.push_back(article_number(i, 0));
  for (int i = 0; i < kReplaced; ++i) articles.push_back(article_number(i * 8, 1));
  articles.push_back(article_number(16, 2));
  return articles;
}

// What is left of both, in the order in which it came last. Of the first, file "gone" has vanished.
std::vector<Article> what_is_left() {
  std::vector<Article> articles = first_input(), left;
  std::erase_if(articles, [](const Article& article) { return file_of(article) == "gone"; });
  for (Article& article : second_input()) articles.push_back(std::move(article));
  for (auto article = articles.begin(); article != articles.end(); ++article) {
    const auto same = [&](const Article& later) { return later.id == article->id; };
    if (std::none_of(article + 1, articles.end(), same)) left.push_back(*article);
  }
  return left;
}

DocumentRules rules_for(bool positions) {
  DocumentRules rules;
  rules.positions = positions;
  rules.dictionary = train_dictionary(first_input());
  return rules;
}

// As the pipeline does: batches to a worker, results in order, then the end.
void write(IndexTarget& target, const std::vector<Article>& articles,
           const Xapian::Database& before, const FinishPlan& plan) {
  const auto worker = target.make_worker();
  for (size_t at = 0, number = 0; at < articles.size(); at += kPerBatch, ++number) {
    BatchResult result;
    worker->begin_batch(number);
    for (size_t i = at; i < std::min(at + kPerBatch, articles.size()); ++i) {
      BatchItem& item = result.items.emplace_back();
      item.keys = keys_of(articles[i]);
      item.change =
          before.term_exists(item.keys.id_term) ? ArticleChange::kUpdated : ArticleChange::kAdded;
      item.file = file_of(articles[i]);
      worker->store(Article(articles[i]), item);
    }
    worker->end_batch();
    target.accept(result);
  }
  target.finish(plan);
}

void write_anew(const IndexLocation& location, const std::vector<Article>& articles,
                bool positions) {
  const WriterLock lock(location, std::chrono::seconds(0), LockFor::kCreating);
  BulkBuilder target(location, false, rules_for(positions));
  write(target, articles, Xapian::Database(), {});
}

// Ends with the file "gone" having vanished.
template <typename MakeTarget>
void change(const IndexLocation& location, MakeTarget make_target) {
  const WriterLock lock(location, std::chrono::seconds(0), LockFor::kChanging);
  FinishPlan plan;
  plan.vanished_files = {"gone"};
  auto target = make_target();
  write(*target, second_input(), location.open(), plan);
  remove_leftovers(location);
}

// Everything of a document but its number.
struct Posting {
  std::string id;
  Xapian::termcount wdf;
  std::vector<Xapian::termpos> positions;
  friend bool operator==(const Posting&, const Posting&) = default;
};

std::map<std::string, std::vector<Posting>> postings_of(const Xapian::Database& db) {
  ArticleCodec codec(db.get_metadata(std::string(kMetaDictionary)));
  std::map<Xapian::docid, std::string> ids;
  for (auto doc = db.postlist_begin(""); doc != db.postlist_end(""); ++doc)
    ids[*doc] = codec.decode(db.get_document(*doc).get_data()).id;
  std::map<std::string, std::vector<Posting>> postings;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term)
    for (auto doc = db.postlist_begin(*term); doc != db.postlist_end(*term); ++doc)
      postings[*term].push_back(
          {ids[*doc], doc.get_wdf(), {doc.positionlist_begin(), doc.positionlist_end()}});
  return postings;
}

struct Stored {
  Article article;
  Xapian::termcount length;
  std::map<Xapian::valueno, std::string> values;
  std::vector<std::string> terms;
  friend bool operator==(const Stored&, const Stored&) = default;
};

std::vector<Stored> documents_of(const Xapian::Database& db) {
  ArticleCodec codec(db.get_metadata(std::string(kMetaDictionary)));
  std::vector<Stored> documents;
  for (auto doc = db.postlist_begin(""); doc != db.postlist_end(""); ++doc) {
    const Xapian::Document document = db.get_document(*doc);
    Stored& stored = documents.emplace_back();
    stored.article = codec.decode(document.get_data());
    stored.length = db.get_doclength(*doc);
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      stored.values[value.get_valueno()] = *value;
    stored.terms.assign(document.termlist_begin(), document.termlist_end());
  }
  return documents;
}

std::string random_query(Writer& writer, const std::vector<Article>& articles) {
  const Article& article = articles[writer.upto(articles.size())];
  const size_t start = article.text.find(' ', writer.upto(article.text.size() / 2)) + 1;
  const std::string piece = article.text.substr(start, article.text.find('.', start) - start);
  const std::string words = writer.sentence(1 + writer.upto(3));
  switch (writer.upto(6)) {
    case 0:
      return words;
    case 1:
      return "\"" + piece.substr(0, piece.find(' ', 5)) + "\"";
    case 2:
      return "title:" + article.title.substr(0, article.title.find(' ')) + " " + words;
    case 3:
      return "+" + writer.word() + " -" + writer.word() + " " + words;
    case 4:
      return words + " source:harbour date:2003..2012";
    default:
      return piece;
  }
}

// Ids, scores to the last bit, and snippets.
std::string answers(Searcher& searcher, const std::string& query) {
  const ResultPage page = searcher.search(parse_query(query, "20240515"), {.limit = 20});
  std::string out = fmt::format("{} hits\n", page.total);
  for (const Hit& hit : page.hits) {
    out += fmt::format("{} {} {:a}", hit.rank, hit.article.id, hit.score);
    for (const Fragment& fragment : hit.fragments)
      out +=
          fmt::format(" [{} {} {}]", fragment.start, fragment.excerpt, fragment.highlights.size());
    out += '\n';
  }
  return out;
}

void expect_same_index(const IndexLocation& location, const IndexLocation& expected_location) {
  const Xapian::Database db = location.open(), expected = expected_location.open();
  EXPECT_EQ(db.get_doccount(), expected.get_doccount());
  EXPECT_EQ(db.get_total_length(), expected.get_total_length());
  EXPECT_TRUE(documents_of(db) == documents_of(expected));
  EXPECT_TRUE(postings_of(db) == postings_of(expected));
  for (const std::string_view key : {kMetaSchema, kMetaPositions, kMetaDictionary})
    EXPECT_EQ(db.get_metadata(std::string(key)), expected.get_metadata(std::string(key)));

  Searcher searcher({location.directory().string()});
  Searcher expected_searcher({expected_location.directory().string()});
  Writer writer(7);
  const std::vector<Article> articles = what_is_left();
  size_t found = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string query = random_query(writer, articles);
    const std::string answer = answers(searcher, query);
    EXPECT_EQ(answer, answers(expected_searcher, query)) << query;
    if (!answer.starts_with("0 ")) ++found;
  }
  EXPECT_GT(found, kQueries * 2 / 3);
}

class WaysOfWriting : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    write_anew(expected_, what_is_left(), positions());
    write_anew(changed_, first_input(), positions());
  }
  bool positions() const { return GetParam(); }

  const TempDir directory_;
  const IndexLocation expected_{directory_ / "expected.db"};
  const IndexLocation changed_{directory_ / "changed.db"};
};

TEST_P(WaysOfWriting, ChangingInPlaceLeavesTheIndexOfABulkBuild) {
  change(changed_,
         [&] { return std::make_unique<UpdateWriter>(changed_, rules_for(positions())); });
  expect_same_index(changed_, expected_);
}

TEST_P(WaysOfWriting, ChangingInBulkLeavesTheIndexOfABulkBuild) {
  change(changed_,
         [&] { return std::make_unique<BulkBuilder>(changed_, true, rules_for(positions())); });
  expect_same_index(changed_, expected_);
}

INSTANTIATE_TEST_SUITE_P(, WaysOfWriting, testing::Bool(), [](const auto& positions) {
  return positions.param ? "WithPositions" : "WithoutPositions";
});

}  // namespace
}  // namespace broadsheet
