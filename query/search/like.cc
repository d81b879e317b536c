#include "query/search/like.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/analysis/language.h"
#include "corpus/store/schema.h"
#include "corpus/text/ascii.h"
#include "query/search/plain_text.h"

namespace broadsheet {
namespace {

// A word of the article.
struct Use {
  double frequency = 0;
  std::string_view written{};  // where it stands first, the text before the title
  double weight = 0;
};

class WordCounter {
 public:
  explicit WordCounter(Analyzer& analyzer) : analyzer_(analyzer) {}

  void count(std::string_view text, double weight) {
    analyzer_.analyze(text, [&](std::span<const Token> tokens) {
      for (const Token& token : tokens) {
        const std::string_view written = text.substr(token.start, token.length);
        if (token.term == kNoTerm || token.stop || !tells(written)) continue;
        Use& use = uses_[token.term];
        use.frequency += weight;
        if (use.written.empty()) use.written = written;
      }
    });
  }

  // The words worth asking for, the best first.
  std::vector<Use> best(const Xapian::Database& db) {
    const double articles = db.get_doccount();
    std::vector<Use> words;
    for (auto& [term, use] : uses_) {
      const double having = db.get_termfreq(std::string(analyzer_.term(term)));
      if (having < 2 || having > articles / 2) continue;
      use.weight = (1 + std::log(use.frequency)) * std::log(articles / having);
      words.push_back(use);
    }
    std::ranges::sort(words, [](const Use& a, const Use& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.written < b.written;
    });
    words.resize(std::min(words.size(), kLikeWords));
    return words;
  }

 private:
  // Numbers and single letters don't say what an article is about.
  static bool tells(std::string_view word) {
    return word.size() > 1 && !ascii::is_digit(word.front());
  }

  Analyzer& analyzer_;
  std::unordered_map<TermId, Use> uses_;
};

}  // namespace

Article article_named(const std::string& name, IndexView& index) {
  const Xapian::Database& db = index.database();
  const std::string term = field_term(Field::kId, name);
  const auto posting = db.postlist_begin(term);
  if (posting != db.postlist_end(term))
    return index.codec_of(*posting).decode(db.get_document(*posting).get_data());
  Article article;
  article.text = plain_text_of_file(name);
  article.lang = detect_language("", article.text);
  return article;
}

Node like_query(const Article& article, ReadingDesk& desk) {
  WordCounter counter(desk.analyzers.for_lang(article.lang));
  counter.count(article.text, 1);
  counter.count(article.title, kTitleWeight);
  Node query{.kind = NodeKind::kGroup};
  for (const Use& use : counter.best(desk.index.database()))
    query.children.push_back({.kind = NodeKind::kWord, .text = std::string(use.written)});
  if (!query.children.empty() && !article.id.empty())
    query.children.push_back({.kind = NodeKind::kExact,
                              .occur = Occur::kMustNot,
                              .field = Field::kId,
                              .text = article.id});
  return query;
}

}  // namespace broadsheet
