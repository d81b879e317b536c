// Walks a page for the signals that the table of facts.cc names.
#include "corpus/readers/html/metadata.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/readers/common/byline.h"
#include "corpus/readers/html/facts.h"
#include "corpus/readers/html/jsonld.h"
#include "corpus/readers/html/marks.h"
#include "corpus/readers/html/text.h"
#include "corpus/readers/html/title.h"
#include "corpus/readers/html/url.h"
#include "corpus/readers/html/words.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kMostHeadings = 8;
constexpr size_t kLongestHeading = 1000;  // bytes
constexpr size_t kLongestName = 200;      // bytes; longer ones are biographies

std::string attribute(const GumboNode* node, const char* name) {
  return to_one_line(std::string(attribute_of(node, name)));
}

constexpr double kSameName = 0.99;

// "Jane Doe" of "By Jane Doe".
std::string without_by(const std::string& author) {
  const auto names = names_in_byline(author);
  return names && !names->empty() ? *names : author;
}

// The HTML standard, 4.5.14: the date is in the attribute or else is the element's text.
std::string time_of(const GumboNode* node) {
  std::string value = attribute(node, "datetime");
  return value.empty() ? text_on_one_line(node) : value;
}

// True within comments, related articles and the like, whose dates are not the article's.
bool is_elsewhere(const GumboNode* node) {
  constexpr int kMostAncestors = 100;  // bounds the work on hostile pages
  int ancestors = 0;
  for (const GumboNode* above = node->parent; above != nullptr && above->type == GUMBO_NODE_ELEMENT;
       above = above->parent)
    if (++ancestors > kMostAncestors || is_of_other_articles(above)) return true;
  return false;
}

class MetadataReader {
 public:
  void read(const GumboNode* root) {
    auto enter = [&](const GumboNode* node) {
      if (node->type != GUMBO_NODE_ELEMENT) return false;
      look_at(node);
      return node->v.element.tag != GUMBO_TAG_SVG;  // has title elements of its own
    };
    walk_nodes(root, enter, [](const GumboNode*) {});
    read_json_ld(scripts_, facts_);
  }

  const Facts& facts() const { return facts_; }
  const std::vector<std::string>& headings() const { return headings_; }
  const std::string& page_lang() const { return page_lang_; }

 private:
  void look_at(const GumboNode* node) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_META:
        return look_at_meta(node);
      case GUMBO_TAG_SCRIPT:
        return look_at_script(node);
      case GUMBO_TAG_HTML:
        page_lang_ = attribute(node, "lang");
        if (page_lang_.empty()) page_lang_ = attribute(node, "xml:lang");
        return;
      case GUMBO_TAG_LINK:
        return offer(Place::kRelation, ascii::lowered(attribute(node, "rel")),
                     attribute(node, "href"));
      case GUMBO_TAG_TIME:
        if (!is_elsewhere(node)) offer(Place::kElement, "time", time_of(node));
        break;
      case GUMBO_TAG_TITLE:
        return offer(Place::kElement, "title", text_on_one_line(node));
      case GUMBO_TAG_H1:
        if (headings_.size() < kMostHeadings)
          headings_.push_back(text_on_one_line(node, kLongestHeading));
        break;
      case GUMBO_TAG_A:
        if (ascii::lowered(attribute(node, "rel")) == "author" && is_beside_first_author(node))
          offer(Place::kRelation, "author", text_on_one_line(node));
        break;
      default:
        break;
    }
    look_at_microdata(node);
  }

  void look_at_meta(const GumboNode* node) {
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view name = attribute_of(node, key);
      if (!name.empty()) offer(Place::kMeta, ascii::lowered(name), attribute(node, "content"));
    }
  }

  void look_at_script(const GumboNode* node) {
    if (attribute_of(node, "type").find("ld+json") == std::string_view::npos) return;
    const GumboVector& children = node->v.element.children;
    if (children.length == 0) return;
    const auto* text = static_cast<const GumboNode*>(children.data[0]);
    if (text->type == GUMBO_NODE_TEXT) scripts_.emplace_back(text->v.text.text);
  }

  // Authors of other articles that the page leads to stand elsewhere than the first.
  bool is_beside_first_author(const GumboNode* node) {
    const GumboNode* beside = node->parent == nullptr ? nullptr : node->parent->parent;
    if (first_author_ == nullptr) first_author_ = beside;
    return beside == first_author_;
  }

  // The HTML standard, 5.2.4: the value of an item's property is in an attribute or is its text.
  void look_at_microdata(const GumboNode* node) {
    const std::string_view property = attribute_of(node, "itemprop");
    if (property.empty()) return;
    const Signal* signal = find_signal(Place::kMicrodata, ascii::lowered(property));
    if (signal == nullptr) return;
    std::string value = attribute(node, signal->fact == Fact::kDate ? "datetime" : "content");
    if (value.empty()) value = attribute(node, "content");
    if (value.empty()) value = text_on_one_line(node);
    if (signal->fact != Fact::kAuthor ||
        (value.size() < kLongestName && is_beside_first_author(node)))
      facts_.offer(*signal, std::move(value));
  }

  void offer(Place place, std::string_view name, std::string value) {
    if (const Signal* signal = find_signal(place, name)) facts_.offer(*signal, std::move(value));
  }

  Facts facts_;
  std::vector<std::string> headings_;
  std::vector<std::string_view> scripts_;
  std::string page_lang_;
  const GumboNode* first_author_ = nullptr;
};

// The most trusted answer that names somebody else than the site, or else the most trusted.
std::string choose_author(const std::vector<std::string>& told, std::string_view site) {
  const std::vector<std::string> site_words = folded_words(site);
  for (const std::string& author : told)
    if (shared_words(folded_words(author), site_words) < kSameName) return without_by(author);
  return told.empty() ? std::string() : told[0];
}

}  // namespace

PageFacts read_metadata(const GumboNode* root, std::string_view url, Article& article) {
  MetadataReader reader;
  reader.read(root);
  const Facts& facts = reader.facts();
  article.source = facts[Fact::kSite];
  article.title = choose_title(facts.all(Fact::kTitle), reader.headings(), article.source);
  article.date = facts[Fact::kDate];
  article.author = choose_author(facts.all(Fact::kAuthor), article.source);
  article.section = facts[Fact::kSection];
  article.keywords = facts[Fact::kKeywords];
  article.url = facts[Fact::kUrl].empty() ? std::string(url) : facts[Fact::kUrl];
  if (article.source.empty()) article.source = site_of_url(article.url);
  if (article.date.empty()) article.date = date_in_url(article.url);
  article.lang = reader.page_lang().empty() ? facts[Fact::kLang] : reader.page_lang();
  nlohmann::ordered_json extra;
  if (!facts[Fact::kDescription].empty()) extra["description"] = facts[Fact::kDescription];
  if (!extra.empty()) article.extra = extra.dump();
  return {facts[Fact::kDescription], facts[Fact::kBody]};
}

}  // namespace broadsheet
