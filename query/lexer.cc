// Query string to tokens: decides which characters are syntax and which are text.
#include "query/lexer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "query/escape.h"
#include "query/nearest_name.h"
#include "query/parser.h"

namespace broadsheet {
namespace {

struct OperatorWord {
  std::string_view word;
  TokenKind kind;
};

constexpr std::array<OperatorWord, 3> kOperatorWords{{
    {"AND", TokenKind::kAnd},
    {"OR", TokenKind::kOr},
    {"NOT", TokenKind::kNot},
}};

// A quotation mark that may open a phrase, and those that may close it.
struct QuotePair {
  char32_t open;
  std::u32string_view close;
  bool inside_words;  // opens directly behind a letter too: can't be a sign for inches or a closer
};

constexpr std::array<QuotePair, 6> kQuotePairs{{
    {U'"', U"\"", false},
    {U'“', U"”", true},    // English
    {U'„', U"“”", true},   // German, Polish
    {U'”', U"”", false},   // Swedish
    {U'«', U"»", true},    // French
    {U'»', U"«»", false},  // German, Swedish
}};

// Fields that stand for one side of a date range.
struct DateField {
  std::string_view name;
  DateUse use;
};

constexpr std::array<DateField, 2> kDateFields{
    {{"since", DateUse::kSince}, {"until", DateUse::kUntil}}};

struct FieldName {
  Field field;
  DateUse use;
};

std::optional<FieldName> field_name(std::string_view name) {
  if (const FieldInfo* info = field_named(name)) return FieldName{info->field, DateUse::kOn};
  for (const DateField& field : kDateFields)
    if (field.name == name) return FieldName{Field::kDate, field.use};
  return std::nullopt;
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const FieldInfo& info : kFields)
    if (!info.name.empty()) names.push_back(info.name);
  for (const DateField& field : kDateFields) names.push_back(field.name);
  return names;
}

bool is_word_char(CodePoint point) {
  if (!point.valid) return false;
  const auto value = static_cast<UChar32>(point.value);
  return u_isalnum(value) || (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
}

bool is_space(CodePoint point) {
  return point.value < 0x20 || u_isUWhiteSpace(static_cast<UChar32>(point.value));
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) { unclosed_.fill(false); }

  std::vector<QueryToken> run() {
    while (at_ < query_.size()) step();
    drop_dangling_prefix();
    return std::move(tokens_);
  }

 private:
  // A closed phrase: where its text and its closing mark begin and end.
  struct Phrase {
    size_t begin, text_begin, text_end, end;
  };

  void step() {
    const CodePoint point = code_point_at(query_, at_);
    if (is_space(point)) {
      at_ += point.length;
      drop_dangling_prefix();
      fresh_ = true;
    } else if (const auto phrase = phrase_at(at_, false)) {
      add_phrase(*phrase);
    } else if (is_quote(point.value)) {
      at_ += point.length;  // unclosed
    } else if (point.value == '(' || point.value == ')') {
      add(point.value == '(' ? TokenKind::kOpen : TokenKind::kClose, at_, at_ + 1);
      fresh_ = point.value == '(';
    } else if (is_prefix(point)) {
      add(point.value == '+' ? TokenKind::kMust : TokenKind::kMustNot, at_, at_ + 1);
      fresh_ = false;
    } else {
      lex_word();
    }
  }

  void add(TokenKind kind, size_t begin, size_t end) {
    tokens_.push_back({kind, {begin, end}, query_.substr(begin, end - begin)});
    at_ = end;
  }

  void add_phrase(const Phrase& phrase) {
    if (has_word(phrase.text_begin, phrase.text_end)) {
      add(TokenKind::kPhrase, phrase.begin, phrase.end);
      tokens_.back().text = query_.substr(phrase.text_begin, phrase.text_end - phrase.text_begin);
    }
    at_ = phrase.end;
    fresh_ = false;
  }

  // A prefix whose word turned out to be none, as in -"".
  void drop_dangling_prefix() {
    while (!tokens_.empty() &&
           (tokens_.back().kind == TokenKind::kMust || tokens_.back().kind == TokenKind::kMustNot))
      tokens_.pop_back();
  }

  bool is_prefix(CodePoint point) const {
    if (!fresh_ || (point.value != '+' && point.value != '-') || at_ + 1 >= query_.size())
      return false;
    const CodePoint next = code_point_at(query_, at_ + 1);
    return is_word_char(next) || is_quote(next.value) || next.value == '(';
  }

  static bool is_quote(char32_t value) {
    return std::any_of(kQuotePairs.begin(), kQuotePairs.end(),
                       [value](const QuotePair& pair) { return pair.open == value; });
  }

  // The phrase that a quote at `begin` opens, if it does.
  std::optional<Phrase> phrase_at(size_t begin, bool inside_word) {
    if (begin >= query_.size()) return std::nullopt;
    const CodePoint open = code_point_at(query_, begin);
    for (size_t kind = 0; kind < kQuotePairs.size(); ++kind) {
      const QuotePair& pair = kQuotePairs[kind];
      if (pair.open != open.value || (inside_word && !pair.inside_words)) continue;
      if (unclosed_[kind]) return std::nullopt;
      const size_t text_begin = begin + open.length;
      for (size_t i = text_begin; i < query_.size();) {
        const CodePoint point = code_point_at(query_, i);
        if (pair.close.find(point.value) != std::u32string_view::npos)
          return Phrase{begin, text_begin, i, i + point.length};
        i += point.length;
      }
      unclosed_[kind] = true;  // nor is any later one: looking once keeps the time linear
    }
    return std::nullopt;
  }

  bool has_word(size_t begin, size_t end) const {
    for (size_t i = begin; i < end;) {
      const CodePoint point = code_point_at(query_, i);
      if (is_word_char(point)) return true;
      i += point.length;
    }
    return false;
  }

  // Reads a run of text up to white space, a quote or a parenthesis that is syntax.
  void lex_word() {
    const bool value = !tokens_.empty() && tokens_.back().kind == TokenKind::kField &&
                       tokens_.back().where.end == at_;
    const size_t begin = at_;
    size_t inner_parentheses = 0;
    bool has_word_char = false, after_word_char = false, may_be_field = !value;
    size_t i = begin;
    while (i < query_.size()) {
      const CodePoint point = code_point_at(query_, i);
      if (is_space(point) || ends_word_at_quote(i, point, after_word_char)) break;
      if (point.value == '(' && operator_of(query_.substr(begin, i - begin))) break;
      if (point.value == ')' && inner_parentheses == 0 && has_word_char) break;
      if (point.value == '(') ++inner_parentheses;
      if (point.value == ')' && inner_parentheses > 0) --inner_parentheses;
      if (point.value == ':' && may_be_field && add_field(begin, i)) return;
      may_be_field =
          may_be_field && point.value < 0x80 && is_name_char(static_cast<char>(point.value));
      after_word_char = is_word_char(point);
      has_word_char = has_word_char || after_word_char;
      i += point.length;
    }
    at_ = i;
    fresh_ = false;
    if (has_word_char) add_word(begin, i, value);
  }

  bool ends_word_at_quote(size_t at, CodePoint point, bool after_word_char) {
    if (!is_quote(point.value)) return false;
    return !after_word_char || phrase_at(at, true).has_value();
  }

  static std::optional<TokenKind> operator_of(std::string_view word) {
    for (const OperatorWord& known : kOperatorWords)
      if (known.word == word) return known.kind;
    return std::nullopt;
  }

  void add_word(size_t begin, size_t end, bool value) {
    const bool bound =
        value ||
        (!tokens_.empty() && tokens_.back().where.end == begin &&
         (tokens_.back().kind == TokenKind::kMust || tokens_.back().kind == TokenKind::kMustNot));
    const auto operator_kind = operator_of(query_.substr(begin, end - begin));
    add(operator_kind && !bound ? *operator_kind : TokenKind::kWord, begin, end);
  }

  // Adds the field whose name ends at `colon`, if it is one with a value behind it.
  bool add_field(size_t begin, size_t colon) {
    const std::string_view name = query_.substr(begin, colon - begin);
    if (name.empty()) return false;
    const auto known = field_name(name);
    const size_t next = colon + 1;
    const auto phrase = phrase_at(next, false);
    if (!known && phrase) throw_unknown_field(name, {begin, colon + 1});
    if (!known || !(phrase ? has_word(phrase->text_begin, phrase->text_end) : has_value(next)))
      return false;
    add(TokenKind::kField, begin, next);
    tokens_.back().text = name;
    tokens_.back().field = known->field;
    tokens_.back().dates = known->use;
    fresh_ = false;
    return true;
  }

  // Whether an unquoted value stands at `begin`: a parenthesis, or text with a letter or digit.
  bool has_value(size_t begin) const {
    size_t end = begin;
    while (end < query_.size()) {
      const CodePoint point = code_point_at(query_, end);
      if (end == begin && point.value == '(') return true;
      if (is_space(point) || point.value == ')') break;
      if (is_word_char(point)) return true;
      end += point.length;
    }
    return false;
  }

  [[noreturn]] static void throw_unknown_field(std::string_view name, QuerySpan where) {
    const auto names = field_names();
    const std::string_view nearest = nearest_name(name, names);
    throw QueryError(fmt::format("there is no field '{}'", name), where,
                     fmt::format("{}the fields are {}",
                                 nearest.empty() ? "" : fmt::format("did you mean {}: ? ", nearest),
                                 fmt::join(names, ", ")));
  }

  std::string_view query_;
  size_t at_ = 0;
  bool fresh_ = true;  // a prefix may stand here
  std::array<bool, kQuotePairs.size()> unclosed_{};
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace broadsheet
