#include "query/search/like.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/analysis/language.h"
#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxLikeBytes = size_t{64} << 20;

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

std::string content_of(const std::string& name) {
  std::ifstream file;
  if (name != "-") file.open(name, std::ios::binary);
  std::istream& in = name == "-" ? std::cin : file;
  std::string content(kMaxLikeBytes + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (in.bad() || (name != "-" && !file.is_open()))
    throw Error(ErrorKind::kUsage,
                fmt::format("--like: there is no article with the id '{}', and no file", name),
                "news-query --format ids shows the ids of what it finds");
  content.resize(static_cast<size_t>(in.gcount()));
  if (content.size() > kMaxLikeBytes)
    throw Error(ErrorKind::kUsage,
                fmt::format("--like: {} is larger than {} MB", name, kMaxLikeBytes >> 20),
                "give a shorter text");
  return content;
}

}  // namespace

Article article_named(const std::string& name, IndexView& index) {
  const Xapian::Database& db = index.database();
  const std::string term = field_term(Field::kId, name);
  const auto posting = db.postlist_begin(term);
  if (posting != db.postlist_end(term))
    return index.codec_of(*posting).decode(db.get_document(*posting).get_data());
  Article article;
  article.text = content_of(name);
  const size_t start = article.text.find_first_not_of(" \t\r\n");
  if (start != std::string::npos && article.text[start] == '<')
    throw Error(ErrorKind::kUsage, fmt::format("--like: {} holds markup, not plain text", name),
                "add it to the index with news-index add, and give --like its id");
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
