// Reads front matter with libyaml.
#include "corpus/readers/plain/front_matter.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/members/article_members.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr std::string_view kFence = "---";
// The time that libyaml takes grows with the square of the depth.
constexpr size_t kMostBytes = size_t{16} << 10;
constexpr int kDeepestList = 3;
// Lists of aliases of lists of aliases multiply.
constexpr size_t kMostValues = 10000;

// The line at the start of `text`, without its end; `text` moves behind it.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

class Document {
 public:
  explicit Document(std::string_view text) {
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
    loaded_ = yaml_parser_load(&parser, &document_) != 0;
    const bool has_no_memory = parser.error == YAML_MEMORY_ERROR;
    yaml_parser_delete(&parser);
    if (has_no_memory) throw std::bad_alloc();
  }
  ~Document() {
    if (loaded_) yaml_document_delete(&document_);
  }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // nullptr when there is none or it is no mapping.
  const yaml_node_t* root() {
    const yaml_node_t* node = loaded_ ? yaml_document_get_root_node(&document_) : nullptr;
    return node != nullptr && node->type == YAML_MAPPING_NODE ? node : nullptr;
  }

  std::span<const yaml_node_pair_t> members(const yaml_node_t& mapping) const {
    const auto& pairs = mapping.data.mapping.pairs;
    return {pairs.start, pairs.top};
  }

  std::string scalar(int node) {
    const yaml_node_t* found = yaml_document_get_node(&document_, node);
    if (found == nullptr || found->type != YAML_SCALAR_NODE) return {};
    std::string text(reinterpret_cast<const char*>(found->data.scalar.value),
                     found->data.scalar.length);
    const bool is_plain = found->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (is_plain && (text == "null" || text == "~")) return {};
    return text;
  }

  // The values of a scalar, a list, or the `name` of a mapping, joined.
  void values(int node, std::string& joined, int depth = 0) {
    const yaml_node_t* found = yaml_document_get_node(&document_, node);
    if (found == nullptr || depth > kDeepestList || ++values_ > kMostValues) return;
    if (found->type == YAML_SCALAR_NODE) return add_value(joined, to_one_line(scalar(node)));
    if (found->type == YAML_SEQUENCE_NODE) {
      const auto& items = found->data.sequence.items;
      for (const int item : std::span(items.start, items.top)) values(item, joined, depth + 1);
      return;
    }
    for (const auto& [key, value] : members(*found))
      if (same_member(scalar(key), "name")) values(value, joined, depth + 1);
  }

  // True if the values are more than any article has; they were not all read.
  bool is_beyond_bounds() const { return values_ > kMostValues; }

 private:
  yaml_document_t document_{};
  size_t values_ = 0;
  bool loaded_ = false;
};

// Jekyll's `published: false`, where others have the date of publication.
bool is_switch(std::string_view value) {
  return same_member(value, "true") || same_member(value, "false");
}

// Members that say that the article is not to be shown.
bool is_unpublished(std::string_view name, std::string_view value) {
  return (same_member(name, "draft") && same_member(value, "true")) ||
         (same_member(name, "published") && same_member(value, "false"));
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  text = without_byte_order_mark(text);
  std::string_view rest = text;
  if (take_line(rest) != kFence) return {"", text};
  const char* start = rest.data();
  while (!rest.empty() && static_cast<size_t>(rest.data() - start) <= kMostBytes) {
    const char* end = rest.data();
    const std::string_view line = take_line(rest);
    if (line == kFence || line == "...") return {{start, static_cast<size_t>(end - start)}, rest};
  }
  return {"", text};
}

bool read_front_matter(std::string_view yaml, std::string_view path, Article& article) {
  Document document(yaml);
  const yaml_node_t* root = document.root();
  if (root == nullptr) return false;
  std::vector<ArticleMember> members, others;
  bool is_withheld = false;
  for (const auto& pair : document.members(*root)) {
    std::string value;
    document.values(pair.value, value);
    const std::string name = to_one_line(document.scalar(pair.key));
    is_withheld = is_withheld || is_unpublished(name, value);
    if (value.empty()) continue;
    (is_switch(value) ? others : members).push_back({name, std::move(value)});
  }
  if (document.is_beyond_bounds()) return false;
  if (is_withheld) article.status = "withheld";
  fill_article(members, path, article);
  std::ranges::move(others, std::back_inserter(members));
  article.extra = unused_members(members);
  return true;
}

}  // namespace broadsheet
