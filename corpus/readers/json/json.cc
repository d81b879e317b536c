// Reads JSON that is no JSON lines: objects and arrays, ninjs among them.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/input/byte_source.h"
#include "corpus/input/utf8_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/json/ninjs.h"
#include "corpus/readers/json/objects.h"
#include "corpus/readers/json/readers.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kHeadBytes = 4096;
constexpr int kDeepest = 100;

// Where the responses of APIs hold their articles.
constexpr std::string_view kLists[] = {"articles",  "items",   "results", "data", "docs",
                                       "documents", "entries", "stories", "hits", "news"};

// A string, number, named object, or a list of them; "" for what is none.
std::string text_of(const Json& value, std::string_view joiner) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  if (value.is_object()) {
    for (std::string_view name : {"name", "title", "value"})
      if (const auto found = value.find(name); found != value.end() && found->is_string())
        return found->get<std::string>();
    return {};
  }
  std::string out;
  if (value.is_array())
    for (const Json& entry : value) {
      const std::string part = entry.is_array() ? std::string() : text_of(entry, joiner);
      if (part.empty()) return {};
      if (!out.empty()) out += joiner;
      out += part;
    }
  return out;
}

const Json* list_in(const Json& object) {
  for (std::string_view name : kLists)
    if (const auto found = object.find(name); found != object.end() && found->is_array())
      if (!found->empty() && found->front().is_object()) return &*found;
  return nullptr;
}

Article article_of(const Json& object, std::string_view path) {
  Article article;
  Json extra = object;
  for (const auto& [name, field] : member_names()) {
    const auto found = object.find(name);
    if (found == object.end() || !(article.*field).empty()) continue;
    const bool is_text = field == &Article::text;
    std::string value = text_of(*found, is_text ? "\n\n" : "; ");
    if (value.empty()) continue;
    if (is_text && value.find("</") != std::string::npos) value = html_text(value, path);
    article.*field = is_text ? std::move(value) : to_one_line(std::move(value));
    extra.erase(std::string(name));
  }
  if (!extra.empty()) article.extra = extra.dump(-1, ' ', false, Json::error_handler_t::replace);
  return article;
}

class JsonReader {
 public:
  JsonReader(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    PeekedSource peeked(source_, kHeadBytes);
    Utf8Source text(peeked, detect_charset(peeked.head()));
    JsonObjects objects(text, delivery_.longest());
    while (objects.next()) {
      record_ = fmt::format("record {}", objects.number());
      if (objects.too_long())
        delivery_.too_long(record_);
      else
        parse(objects.object());
    }
  }

 private:
  void report(std::string_view reason) { delivery_.failed(record_, reason); }

  void parse(std::string_view text) {
    bool too_deep = false;
    const auto watch = [&](int depth, Json::parse_event_t, Json&) {
      too_deep = too_deep || depth > kDeepest;
      return !too_deep;
    };
    const Json object = Json::parse(text, watch, false);
    if (too_deep) return report(fmt::format("is nested deeper than {}", kDeepest));
    if (!object.is_object()) return report("is not well-formed JSON");
    const Json* list = is_ninjs(object) ? nullptr : list_in(object);
    if (list == nullptr) return article(object);
    for (const Json& entry : *list)
      if (entry.is_object()) article(entry);
  }

  void article(const Json& object) {
    ++articles_;
    Article article = is_ninjs(object) ? ninjs_article(object, delivery_.path())
                                       : article_of(object, delivery_.path());
    if (article.id.empty()) article.id = article.url;
    if (article.id.empty()) article.id = delivery_.numbered_id(articles_);
    delivery_.article(std::move(article), record_);
  }

  ByteSource& source_;
  Delivery& delivery_;
  std::string record_;
  size_t articles_ = 0;
};

std::string_view trimmed(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head;
}

}  // namespace

void read_json(ByteSource& source, Delivery& delivery) { JsonReader(source, delivery).read(); }

bool sniff_json(std::string_view head) {
  head = trimmed(head);
  if (head.starts_with('[')) return trimmed(head.substr(1)).starts_with('{');
  return head.starts_with('{') && trimmed(head.substr(1)).starts_with('"');
}

bool sniff_ninjs(std::string_view head) {
  if (!sniff_json(head) || head.find("\"uri\"") == std::string_view::npos) return false;
  for (std::string_view name :
       {"\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\"", "\"pubStatus\"",
        "\"headlines\"", "\"bodies\"", "\"body_xhtml\"", "\"representationtype\"", "\"body_text\""})
    if (head.find(name) != std::string_view::npos) return true;
  return false;
}

}  // namespace broadsheet
