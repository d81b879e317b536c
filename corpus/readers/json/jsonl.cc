// Reads JSON lines with simdjson's on-demand parser; the hot path of indexing.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/article/article_fields.h"
#include "corpus/input/line_reader.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/json/readers.h"
#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

namespace ondemand = simdjson::ondemand;

// The field that a member is, or nullptr.
const ArticleField* field_named(std::string_view name) {
  for (const ArticleField& field : kArticleFields)
    if (field.shape != FieldShape::kMembers && (field.name == name || field.other_name == name))
      return name.empty() ? nullptr : &field;
  return nullptr;
}

std::string shaped(std::string_view value, FieldShape shape) {
  std::string out(value);
  if (shape == FieldShape::kLine) return to_one_line(std::move(out));
  if (shape == FieldShape::kExact) std::replace_if(out.begin(), out.end(), is_control, ' ');
  return out;  // text is cleaned when it is delivered
}

// What is wrong with a line. Not an Error, because it never leaves this file.
struct BadLine {
  std::string reason;
  bool repairable = false;  // malformed text that a repaired copy of the line may not have
};

void require(simdjson::error_code code) {
  if (code == simdjson::SUCCESS) return;
  throw BadLine{simdjson::error_message(code),
                code == simdjson::STRING_ERROR || code == simdjson::UTF8_ERROR};
}

// Puts U+FFFD in the place of escaped surrogates that are no pair, which no UTF-8 can express.
std::string with_paired_surrogates(std::string_view json) {
  auto unit_at = [&](size_t i) -> int {  // of "\uXXXX" at i, or -1
    if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u') return -1;
    int value = 0;
    for (char c : json.substr(i + 2, 4)) {
      int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      if (digit < 0 || digit > 15) return -1;
      value = value * 16 + digit;
    }
    return value;
  };
  std::string out;
  for (size_t i = 0; i < json.size();) {
    size_t length = json[i] == '\\' ? 2 : 1;
    int unit = unit_at(i);
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (high) {
      int next = unit_at(i + 6);
      bool paired = next >= 0xDC00 && next < 0xE000;
      out += paired ? json.substr(i, 12) : "\\ufffd";
      i += paired ? 12 : 6;
    } else if (low) {
      out += "\\ufffd";
      i += 6;
    } else {
      out += json.substr(i, length);
      i += length;
    }
  }
  return out;
}

// The members of a line that no field holds, with their values as they stood there.
class Extra {
 public:
  void set(std::string_view name, std::string_view raw_value) {
    auto [place, is_new] = index_.try_emplace(std::string(name), members_.size());
    if (is_new)
      members_.emplace_back(name, raw_value);
    else
      members_[place->second].second = raw_value;
  }
  void drop_all() {
    if (members_.empty()) return;
    members_.clear();
    index_.clear();
  }
  // As one JSON object, or "" when there are none. The parser has only skipped over the values, so
  // they are checked here. Throws BadLine.
  std::string take() const {
    if (members_.empty()) return {};
    std::string out;
    for (const auto& [name, value] : members_) {
      out += out.empty() ? '{' : ',';
      out += nlohmann::json(name).dump();
      out += ':';
      out += value;
    }
    out += '}';
    if (!nlohmann::json::accept(out)) throw BadLine{"a member's value is malformed", true};
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> members_;
  std::unordered_map<std::string, size_t> index_;
};

class JsonLines {
 public:
  JsonLines(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    LineReader lines(source_, delivery_.longest(), simdjson::SIMDJSON_PADDING);
    while (lines.next()) {
      std::string_view line = lines.line();
      if (lines.number() == 1) line = after_mark(line);
      if (lines.too_long())
        delivery_.too_long(record(lines.number()));
      else if (line.find_first_not_of(" \t") != std::string_view::npos)
        one_line(line, lines.number());
    }
  }

 private:
  std::string_view after_mark(std::string_view line) const {
    if (line.substr(0, 2) == "\xFF\xFE" || line.substr(0, 2) == "\xFE\xFF")
      throw InputError({delivery_.path(), "", "is UTF-16; JSON lines must be UTF-8"},
                       "convert it, for example with iconv -f UTF-16 -t UTF-8");
    if (line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
    return line;
  }

  static std::string record(size_t number) { return fmt::format("line {}", number); }

  void one_line(std::string_view line, size_t number) {
    Article article;
    try {
      try {
        parse(simdjson::padded_string_view(line.data(), line.size(),
                                           line.size() + simdjson::SIMDJSON_PADDING),
              article);
      } catch (const BadLine& bad) {
        if (!bad.repairable) throw;
        article = Article();
        parse(simdjson::padded_string(with_paired_surrogates(to_utf8(std::string(line)))), article);
      }
    } catch (const BadLine& bad) {
      return delivery_.failed(record(number), bad.reason);
    }
    if (article.id.empty()) article.id = delivery_.numbered_id(number);
    delivery_.article(std::move(article), record(number));
  }

  void parse(simdjson::padded_string_view json, Article& article) {
    extra_.drop_all();
    ondemand::document document;
    require(parser_.iterate(json).get(document));
    ondemand::json_type type{};
    require(document.type().get(type));
    if (type != ondemand::json_type::object) throw BadLine{"is not a JSON object"};
    ondemand::object object;
    require(document.get_object().get(object));
    for (auto result : object) {
      ondemand::field field;
      require(std::move(result).get(field));
      std::string_view name;
      require(field.unescaped_key().get(name));
      const ArticleField* known = field_named(name);
      if (known == nullptr || !set_field(*known, name, field.value(), article))
        keep_extra(name, field.value());
    }
    if (!document.current_location().error()) throw BadLine{"has more than one JSON value"};
    article.extra = extra_.take();
  }

  // False when the value is of a kind that the field can't hold.
  bool set_field(const ArticleField& known, std::string_view name, ondemand::value value,
                 Article& article) {
    std::string& field = article.*known.member;
    ondemand::json_type type{};
    require(value.type().get(type));
    switch (type) {
      case ondemand::json_type::string: {
        std::string_view text;
        require(value.get_string().get(text));
        field = shaped(text, known.shape);
        return true;
      }
      case ondemand::json_type::array:
        return set_from_list(known, name, value, field);
      case ondemand::json_type::object:
        return false;
      default:
        field = scalar_text(value);
        return true;
    }
  }

  // Numbers as they are written, so that long ids keep all their digits; nothing for null.
  std::string scalar_text(ondemand::value value) {
    std::string_view raw;
    require(simdjson::to_json_string(value).get(raw));
    if (!nlohmann::json::accept(raw)) throw BadLine{"a member's value is malformed"};
    return raw == "null" ? "" : std::string(raw);
  }

  bool set_from_list(const ArticleField& known, std::string_view name, ondemand::value value,
                     std::string& field) {
    std::string_view raw;
    ondemand::array list;
    require(value.get_array().get(list));
    require(list.raw_json().get(raw));
    simdjson::dom::array items;
    std::string joined;
    if (list_parser_.parse(raw.data(), raw.size()).get(items) != simdjson::SUCCESS)
      return keep_list(name, raw);
    for (simdjson::dom::element item : items) {
      std::string_view text;
      if (item.get(text) != simdjson::SUCCESS) return keep_list(name, raw);
      if (!joined.empty()) joined += known.joiner;
      joined += text;
    }
    field = shaped(joined, known.shape);
    return true;
  }

  bool keep_list(std::string_view name, std::string_view raw) {
    extra_.set(name, raw);
    return true;
  }

  void keep_extra(std::string_view name, ondemand::value value) {
    std::string_view raw;
    require(simdjson::to_json_string(value).get(raw));
    extra_.set(name, raw);
  }

  ByteSource& source_;
  Delivery& delivery_;
  ondemand::parser parser_;
  simdjson::dom::parser list_parser_;
  Extra extra_;
};

}  // namespace

void read_jsonl(ByteSource& source, Delivery& delivery) { JsonLines(source, delivery).read(); }

bool sniff_jsonl(std::string_view head) {
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || head[start] != '{') return false;
  head.remove_prefix(start);
  // A quoted name must follow, so that prose in braces is none.
  size_t name = head.find_first_not_of(" \t\r\n", 1);
  if (name == std::string_view::npos || (head[name] != '"' && head[name] != '}')) return false;
  // One object a line: the first line ends where the object does, or is not all in sight.
  size_t end = head.find('\n');
  if (end == std::string_view::npos) return true;
  size_t last = head.find_last_not_of(" \t\r", end - 1);
  return head[last] == '}';
}

}  // namespace broadsheet
