// Reads JSON lines with simdjson's on-demand parser; the hot path of indexing.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "corpus/article/article_fields.h"
#include "corpus/input/line_reader.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/json/bounded_parse.h"
#include "corpus/readers/json/document.h"
#include "corpus/readers/json/raw_members.h"
#include "corpus/readers/json/readers.h"
#include "corpus/readers/json/repair.h"
#include "corpus/readers/members/article_members.h"
#include "corpus/readers/members/html_in_members.h"
#include "corpus/readers/xml/text.h"
#include "corpus/support/input_error.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

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
  if (shape == FieldShape::kExact) std::replace_if(out.begin(), out.end(), ascii::is_control, ' ');
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
    return without_byte_order_mark(line);
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
        if (!bad.repairable && !has_number_words(line)) throw;
        article = Article();
        parse(
            simdjson::padded_string(with_nulls(with_paired_surrogates(to_utf8(std::string(line))))),
            article);
      }
    } catch (const BadLine& bad) {
      return delivery_.failed(record(number), bad.reason);
    }
    if (!was_exported(article) && extra_.may_hold_articles() && is_document(line, number)) return;
    complete(article);
    delivery_.article(std::move(article), record(number), std::to_string(number));
  }

  static bool has_number_words(std::string_view line) {
    return line.find("NaN") != line.npos || line.find("Infinity") != line.npos;
  }

  // Delivers the articles of a line that is a response, or has its article in an object.
  bool is_document(std::string_view line, size_t number) {
    ParsedJson parsed = parse_bounded(line);
    if (!parsed.reason.empty() || !holds_articles(parsed.value)) return false;
    std::vector<Article> articles;
    const bool is_list =
        for_each_article(std::move(parsed.value), [&](nlohmann::ordered_json&& entry) {
          articles.push_back(article_of_object(std::move(entry), delivery_.path()));
        });
    for (size_t i = 0; i < articles.size(); ++i) {
      Article& article = articles[i];
      if (is_list && article.id.empty()) article.id = article.url;
      const std::string place =
          is_list ? fmt::format("{}.{}", number, i + 1) : std::to_string(number);
      delivery_.article(std::move(article), record(number), place);
    }
    return true;
  }

  // As `export` writes it: its texts are no HTML, its other members are `extra`.
  static bool was_exported(const Article& article) {
    const bool has_content = !article.title.empty() || !article.text.empty();
    return has_content && !article.id.empty() && !article.lang.empty() && !article.path.empty();
  }

  // By the members that have other names than ours.
  void complete(Article& article) {
    if (!was_exported(article)) {
      if (looks_like_html(article.text)) article.text = html_text(article.text, delivery_.path());
      if (looks_like_html(article.title) || has_character_reference(article.title))
        article.title = html_line(article.title, delivery_.path());
      extra_.fill(delivery_.path(), article);
    }
    article.extra = extra_.as_object();
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
    // The parser has only skipped over the values.
    const std::string extra = extra_.as_object();
    if (!extra.empty() && !nlohmann::json::accept(extra))
      throw BadLine{"a member's value is malformed", true};
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
      case ondemand::json_type::number:
        if (!takes_numbers(known.member)) return false;
        [[fallthrough]];
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
  RawMembers extra_;
};

}  // namespace

void read_jsonl(ByteSource& source, Delivery& delivery) { JsonLines(source, delivery).read(); }

bool sniff_jsonl(std::string_view head) {
  head = without_byte_order_mark(head);
  size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || head[start] != '{') return false;
  head.remove_prefix(start);
  // A quoted name must follow, so that prose in braces is none.
  size_t name = head.find_first_not_of(" \t\r\n", 1);
  if (name == std::string_view::npos || (head[name] != '"' && head[name] != '}')) return false;
  if (starts_response(head)) return false;
  // One object a line: the first line ends where the object does, or is not all in sight.
  size_t end = head.find('\n');
  if (end == std::string_view::npos) return true;
  size_t last = head.find_last_not_of(" \t\r", end - 1);
  return head[last] == '}';
}

}  // namespace broadsheet
