// Looks up the metadata of web pages in the places where publishers put it.
#include "corpus/readers/html_metadata.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/encoding.h"
#include "corpus/readers/html_text.h"

namespace broadsheet {
namespace {

enum class Fact { kTitle, kDate, kAuthor, kSource, kSection, kUrl, kDescription, kKeywords };
constexpr size_t kFacts = 8;

// Meta elements by their name, property or itemprop, in lower case. A smaller rank is more to be
// trusted.
struct MetaName {
  std::string_view name;
  Fact fact;
  int rank;
};
constexpr MetaName kMetaNames[] = {
    {"og:title", Fact::kTitle, 0},
    {"article:published_time", Fact::kDate, 0},
    {"datepublished", Fact::kDate, 1},
    {"parsely-pub-date", Fact::kDate, 2},
    {"dc.date.issued", Fact::kDate, 3},
    {"dc.date", Fact::kDate, 4},
    {"dcterms.date", Fact::kDate, 4},
    {"pubdate", Fact::kDate, 5},
    {"date", Fact::kDate, 6},
    {"author", Fact::kAuthor, 0},
    {"parsely-author", Fact::kAuthor, 1},
    {"article:author", Fact::kAuthor, 2},
    {"dc.creator", Fact::kAuthor, 3},
    {"og:site_name", Fact::kSource, 0},
    {"dc.publisher", Fact::kSource, 1},
    {"article:section", Fact::kSection, 0},
    {"parsely-section", Fact::kSection, 1},
    {"og:url", Fact::kUrl, 1},
    {"description", Fact::kDescription, 0},
    {"og:description", Fact::kDescription, 1},
    {"keywords", Fact::kKeywords, 0},
    {"news_keywords", Fact::kKeywords, 1},
};

// The ranks of what is told by elements other than meta.
constexpr int kRankOfLink = 0, kRankOfTime = 7, kRankOfTitle = 8, kRankOfHeading = 9;

// Told in several elements, one each.
constexpr bool is_list(Fact fact) { return fact == Fact::kAuthor || fact == Fact::kSection; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  return out;
}

std::string attribute(const GumboNode* node, const char* name) {
  return to_one_line(std::string(attribute_of(node, name)));
}

class Facts {
 public:
  void offer(Fact fact, int rank, std::string value) {
    if (value.empty()) return;
    Best& best = best_[static_cast<size_t>(fact)];
    if (rank < best.rank)
      best = {rank, std::move(value)};
    else if (rank == best.rank && is_list(fact) && best.value != value)
      best.value += "; " + value;
  }
  void offer_date(int rank, const std::string& value) {
    auto date = parse_date(value);
    if (!date) date = find_date(value);
    if (date) offer(Fact::kDate, rank, format_iso(*date));
  }
  std::string take(Fact fact) { return std::move(best_[static_cast<size_t>(fact)].value); }

 private:
  struct Best {
    int rank = 100;
    std::string value;
  };
  std::array<Best, kFacts> best_;
};

void look_at_meta(const GumboNode* node, Facts& facts) {
  std::string content = attribute(node, "content");
  for (const char* key : {"property", "name", "itemprop"}) {
    std::string name = lowered(attribute(node, key));
    for (const MetaName& meta : kMetaNames) {
      if (meta.name != name) continue;
      bool is_link = content.starts_with("http://") || content.starts_with("https://");
      if (meta.fact == Fact::kDate)
        facts.offer_date(meta.rank, content);
      else if (meta.fact != Fact::kAuthor || !is_link)  // some give the author's page
        facts.offer(meta.fact, meta.rank, content);
    }
  }
}

void look_at(const GumboNode* node, Facts& facts, Article& article) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_META:
      return look_at_meta(node, facts);
    case GUMBO_TAG_HTML:
      article.lang = attribute(node, "lang");
      if (article.lang.empty()) article.lang = attribute(node, "xml:lang");
      return;
    case GUMBO_TAG_LINK:
      if (lowered(attribute(node, "rel")) == "canonical")
        facts.offer(Fact::kUrl, kRankOfLink, attribute(node, "href"));
      return;
    case GUMBO_TAG_TIME:
      return facts.offer_date(kRankOfTime, attribute(node, "datetime"));
    case GUMBO_TAG_TITLE:
      return facts.offer(Fact::kTitle, kRankOfTitle, text_on_one_line(node));
    case GUMBO_TAG_H1:
      return facts.offer(Fact::kTitle, kRankOfHeading, text_on_one_line(node));
    default:
      return;
  }
}

}  // namespace

void read_metadata(const GumboNode* root, Article& article) {
  Facts facts;
  auto enter = [&](const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    look_at(node, facts, article);
    return node->v.element.tag != GUMBO_TAG_SVG;  // has title elements of its own
  };
  walk_nodes(root, enter, [](const GumboNode*) {});
  article.title = facts.take(Fact::kTitle);
  article.date = facts.take(Fact::kDate);
  article.author = facts.take(Fact::kAuthor);
  article.source = facts.take(Fact::kSource);
  article.section = facts.take(Fact::kSection);
  article.url = facts.take(Fact::kUrl);
  nlohmann::ordered_json extra;
  if (std::string value = facts.take(Fact::kDescription); !value.empty())
    extra["description"] = value;
  if (std::string value = facts.take(Fact::kKeywords); !value.empty()) extra["keywords"] = value;
  if (!extra.empty()) article.extra = extra.dump();
}

}  // namespace broadsheet
