// Reads JSON that is no JSON lines: objects and arrays, ninjs among them.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/input/byte_source.h"
#include "corpus/input/utf8_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/json/bounded_parse.h"
#include "corpus/readers/json/document.h"
#include "corpus/readers/json/objects.h"
#include "corpus/readers/json/readers.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kHeadBytes = 4096;

class JsonReader {
 public:
  JsonReader(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    PeekedSource peeked(source_, kHeadBytes);
    Utf8Source text(peeked, detect_charset(peeked.head()));
    JsonObjects objects(text, delivery_.longest());
    bool is_cut = false;
    while (objects.next()) {
      is_cut = objects.is_cut();
      record_ = fmt::format("record {}", objects.number());
      if (objects.too_long())
        delivery_.too_long(record_);
      else if (objects.is_cut())
        cut(objects);
      else
        whole(objects.object());
    }
    objects.throw_damage();
    if (objects.in_array() && !is_cut)
      delivery_.failed("", "ends within the array" + (record_.empty() ? "" : ", after " + record_));
  }

 private:
  void whole(std::string_view text) {
    ParsedJson parsed = parse_bounded(text);
    if (!parsed.reason.empty()) return delivery_.failed(record_, parsed.reason);
    deliver(std::move(parsed.value));
  }

  // Of a response what its list has whole.
  void cut(const JsonObjects& objects) {
    ParsedJson parsed = parse_bounded(objects.whole_entries());
    if (parsed.reason.empty()) deliver_entries(std::move(parsed.value));
    if (objects.is_damaged()) return;  // which is reported
    delivery_.failed(record_, fmt::format("is damaged: the file ends within {}",
                                          objects.in_array() ? "the array" : "it"));
  }

  void deliver(Json&& object) {
    for_each_article(std::move(object), [&](Json&& entry) { article(std::move(entry)); });
  }

  void deliver_entries(Json&& object) {
    std::vector<Json> entries;
    if (for_each_article(std::move(object),
                         [&](Json&& entry) { entries.push_back(std::move(entry)); }))
      for (Json& entry : entries) article(std::move(entry));
  }

  void article(Json&& object) {
    ++articles_;
    Article article = article_of_object(std::move(object), delivery_.path());
    if (article.id.empty()) article.id = article.url;
    delivery_.article(std::move(article), record_, std::to_string(articles_));
  }

  ByteSource& source_;
  Delivery& delivery_;
  std::string record_;
  size_t articles_ = 0;
};

// Without a mark and white space at the beginning.
std::string_view beginning(std::string_view head) {
  head = without_byte_order_mark(head);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head;
}

}  // namespace

void read_json(ByteSource& source, Delivery& delivery) { JsonReader(source, delivery).read(); }

bool sniff_json(std::string_view head) {
  head = beginning(head);
  if (head.starts_with('[')) return beginning(head.substr(1)).starts_with('{');
  return head.starts_with('{') && beginning(head.substr(1)).starts_with('"');
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
