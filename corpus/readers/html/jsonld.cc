// Reads JSON-LD (schema.org in JSON, W3C JSON-LD 1.1) with simdjson.
#include "corpus/readers/html/jsonld.h"

#include <simdjson.h>

#include <algorithm>
#include <map>

#include "corpus/readers/html/text.h"
#include "corpus/readers/html/tree.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Objects within objects; pages have five or six.
constexpr int kMaxDepth = 12;

constexpr size_t kLongestMarkup = 10000;  // bytes

// More than the authors or keywords of any page, which bounds the work on hostile ones.
constexpr size_t kMostValues = 200;

// schema.org: the types whose names end in these are Article and its subtypes (NewsArticle,
// ReportageNewsArticle, BlogPosting, LiveBlogPosting).
constexpr std::string_view kArticleTypes[] = {"Article", "Posting", "Report", "Review"};

// Members that lead to other articles or to things that articles mention.
constexpr std::string_view kNotEntered[] = {"itemListElement", "relatedLink", "isPartOf", "hasPart",
                                            "mentions",        "citation",    "comment",  "image"};

std::string_view string_of(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

// Many write entities and tags into JSON, which the standard does not know there.
std::string line_of(std::string_view text) {
  if (text.find_first_of("&<") == std::string_view::npos || text.size() > kLongestMarkup)
    return to_one_line(std::string(text));
  return text_on_one_line(HtmlTree(std::string(text), "JSON-LD").root());
}

template <typename Each>
void for_each_of(element value, Each each) {
  array values;
  if (value.get(values) == simdjson::SUCCESS)
    for (element one : values) each(one);
  else
    each(value);
}

bool is_article(object node) {
  element type;
  bool found = false;
  if (node["@type"].get(type) != simdjson::SUCCESS) return false;
  for_each_of(type, [&](element one) {
    for (std::string_view name : kArticleTypes)
      if (string_of(one).ends_with(name)) found = true;
  });
  return found;
}

class JsonLd {
 public:
  // Finds the articles and the named nodes, which others refer to by their @id.
  void collect(element value, int depth) {
    if (depth > kMaxDepth) return;
    object node;
    if (value.get(node) != simdjson::SUCCESS) {
      array values;
      if (value.get(values) == simdjson::SUCCESS)
        for (element one : values) collect(one, depth + 1);
      return;
    }
    element id;
    if (node["@id"].get(id) == simdjson::SUCCESS && node["name"].error() == simdjson::SUCCESS)
      named_.emplace(string_of(id), node);
    if (is_article(node)) articles_.push_back(node);
    for (auto [key, member] : node)
      if (std::ranges::find(kNotEntered, key) == std::end(kNotEntered) &&
          (member.is_object() || member.is_array()))
        collect(member, depth + 1);
  }

  void offer(Facts& facts) const {
    if (articles_.empty()) return;
    for (auto [key, value] : articles_.front()) {
      const Signal* signal = find_signal(Place::kJsonLd, ascii::lowered(key));
      if (signal != nullptr) offer(*signal, value, facts, 0);
    }
  }

 private:
  // A text, the name of a thing, or several of these.
  void offer(const Signal& signal, element value, Facts& facts, int depth) const {
    if (depth > kMaxDepth) return;
    object thing;
    array values;
    if (value.get(values) == simdjson::SUCCESS) {
      size_t count = 0;
      for (element one : values)
        if (count++ < kMostValues) offer(signal, one, facts, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      element name;
      if (signal.fact == Fact::kUrl) {
        if (thing["@id"].get(name) == simdjson::SUCCESS)
          facts.offer(signal, std::string(string_of(name)));
      } else if (thing["name"].get(name) == simdjson::SUCCESS) {
        offer(signal, name, facts, depth + 1);
      } else if (thing["@id"].get(name) == simdjson::SUCCESS) {
        const auto referred = named_.find(string_of(name));
        if (referred != named_.end() && referred->second["name"].get(name) == simdjson::SUCCESS)
          offer(signal, name, facts, depth + 1);
      }
    } else {
      const std::string_view text = string_of(value);
      facts.offer(signal, signal.fact == Fact::kBody ? std::string(text) : line_of(text));
    }
  }

  std::vector<object> articles_;
  std::map<std::string_view, object> named_;
};

// Comments of HTML and XML that pages wrap around JSON, once for old browsers.
constexpr std::string_view kWraps[] = {"//<![CDATA[", "<![CDATA[", "<!--", "//]]>", "]]>", "-->"};

constexpr size_t kMostScripts = 64;

// JSON without wraps, and with the line breaks within its strings, against the standard, as spaces.
std::string repaired(std::string_view script) {
  std::string json = to_one_line(std::string(script));
  while (json.ends_with(';')) json.pop_back();
  for (std::string_view wrap : kWraps) {
    if (json.starts_with(wrap)) json.erase(0, wrap.size());
    if (json.ends_with(wrap)) json.resize(json.size() - wrap.size());
  }
  return json;
}

}  // namespace

void read_json_ld(const std::vector<std::string_view>& scripts, Facts& facts) {
  const size_t count = std::min(scripts.size(), kMostScripts);
  std::vector<simdjson::dom::parser> parsers(count);  // they own what they parsed
  JsonLd data;
  for (size_t i = 0; i < count; ++i) {
    element root;
    if (parsers[i].parse(repaired(scripts[i])).get(root) == simdjson::SUCCESS)
      data.collect(root, 0);
  }
  data.offer(facts);
}

}  // namespace broadsheet
