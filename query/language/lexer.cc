// Query string to tokens: decides which characters are syntax and which are text.
#include "query/language/lexer.h"

#include <optional>
#include <utility>

#include "corpus/text/ascii.h"
#include "corpus/text/tag_sign.h"
#include "corpus/text/utf8.h"
#include "query/language/field_names.h"
#include "query/language/operator_words.h"
#include "query/language/query_chars.h"
#include "query/language/quotes.h"

namespace broadsheet {
namespace {

bool is_name_char(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '_'; }

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query), quotes_(query) {}

  std::vector<QueryToken> run() {
    while (at_ < query_.size()) step();
    drop_dangling_prefix();
    return std::move(tokens_);
  }

 private:
  void step() {
    const CodePoint point = code_point_at(query_, at_);
    if (is_space(point)) {
      at_ += point.length;
      drop_dangling_prefix();
      fresh_ = true;
    } else if (const auto phrase = quotes_.phrase_at(at_, false)) {
      add_phrase(*phrase);
    } else if (is_quote(point.value)) {
      at_ += point.length;  // unclosed
    } else if (point.value == '(' || point.value == ')') {
      add(point.value == '(' ? TokenKind::kOpen : TokenKind::kClose, at_, at_ + 1);
      fresh_ = point.value == '(';
    } else if (is_prefix(point)) {
      add(point.value == '+' ? TokenKind::kMust : TokenKind::kMustNot, at_, at_ + 1);
      fresh_ = false;
    } else if (is_surface(point)) {
      add(TokenKind::kSurface, at_, at_ + 1);
      fresh_ = false;
    } else {
      lex_word();
    }
  }

  void add(TokenKind kind, size_t begin, size_t end) {
    tokens_.push_back({kind, {begin, end}, query_.substr(begin, end - begin)});
    at_ = end;
  }

  void add_phrase(const QuotedText& phrase) {
    if (has_word(phrase.text_begin, phrase.text_end)) {
      add(TokenKind::kPhrase, phrase.begin, phrase.end);
      tokens_.back().text = query_.substr(phrase.text_begin, phrase.text_end - phrase.text_begin);
      at_ = take_distance(phrase.end);
    } else {
      at_ = phrase.end;
    }
    fresh_ = false;
  }

  // Where the phrase that has been added ends with its "~5", if it has one.
  size_t take_distance(size_t begin) {
    if (begin >= query_.size() || query_[begin] != '~') return begin;
    size_t end = begin + 1;
    while (end < query_.size() && ascii::is_digit(query_[end])) ++end;
    const auto number = whole_number(query_.substr(begin + 1, end - begin - 1));
    if (!number || (end < query_.size() && is_word_char(code_point_at(query_, end)))) return begin;
    tokens_.back().number = *number;
    tokens_.back().sloppy = true;
    tokens_.back().where.end = end;
    return end;
  }

  // A prefix whose word turned out to be none, as in -"".
  void drop_dangling_prefix() {
    while (!tokens_.empty() && is_sign(tokens_.back().kind)) tokens_.pop_back();
  }

  static bool is_sign(TokenKind kind) {
    return kind == TokenKind::kMust || kind == TokenKind::kMustNot || kind == TokenKind::kSurface;
  }

  bool is_prefix(CodePoint point) {
    if (!fresh_ || (point.value != '+' && point.value != '-') || at_ + 1 >= query_.size())
      return false;
    return begins_operand(at_ + 1) || (query_[at_ + 1] == '=' && begins_operand(at_ + 2));
  }

  // "=" where a word could begin, or behind a prefix or a field.
  bool is_surface(CodePoint point) {
    if (point.value != '=' || !begins_operand(at_ + 1)) return false;
    return fresh_ || (!tokens_.empty() && tokens_.back().where.end == at_ &&
                      (is_sign(tokens_.back().kind) || qualifies_operand(tokens_.back().kind)));
  }

  bool begins_operand(size_t at) {
    if (at >= query_.size()) return false;
    const CodePoint point = code_point_at(query_, at);
    if (point.value == '*' || point.value == '?')  // of a pattern
      return at + 1 < query_.size() && is_word_char(code_point_at(query_, at + 1));
    const size_t next = at + point.length;
    if (is_tag_sign(point.value))
      return next < query_.size() && is_content_char(code_point_at(query_, next));
    return is_content_char(point) || is_quote(point.value) || point.value == '(' ||
           quotes_.phrase_at(at, false).has_value();
  }

  bool has_word(size_t begin, size_t end) const {
    for (size_t i = begin; i < end;) {
      const CodePoint point = code_point_at(query_, i);
      if (is_content_char(point)) return true;
      i += point.length;
    }
    return false;
  }

  // Reads a run of text up to white space, a quote or a parenthesis that is syntax.
  void lex_word() {
    const bool value = !tokens_.empty() && qualifies_operand(tokens_.back().kind) &&
                       tokens_.back().where.end == at_;
    const size_t begin = at_;
    size_t inner_parentheses = 0;
    bool has_word_char = false, after_word_char = false;
    bool may_be_field = !value || tokens_.back().kind >= TokenKind::kLead;
    size_t i = begin;
    while (i < query_.size()) {
      const CodePoint point = code_point_at(query_, i);
      if (is_space(point) || ends_word_at_quote(i, point, after_word_char)) break;
      if (point.value == '(' && operator_word(query_.substr(begin, i - begin))) break;
      if (point.value == '(' && may_be_field && add_call(begin, i)) return;
      if (point.value == ')' && inner_parentheses == 0 && has_word_char) break;
      if (point.value == '(') ++inner_parentheses;
      if (point.value == ')' && inner_parentheses > 0) --inner_parentheses;
      if (point.value == ':' && may_be_field && add_field(begin, i)) return;
      may_be_field =
          may_be_field && point.value < 0x80 && is_name_char(static_cast<char>(point.value));
      after_word_char = is_word_char(point);
      has_word_char = has_word_char || is_content_char(point);
      i += point.length;
    }
    at_ = i;
    fresh_ = false;
    if (has_word_char) add_word(begin, i, value);
  }

  bool ends_word_at_quote(size_t at, CodePoint point, bool after_word_char) {
    if (!after_word_char && is_quote(point.value)) return true;
    return quotes_.phrase_at(at, true).has_value();
  }

  void add_word(size_t begin, size_t end, bool value) {
    const std::string_view word = query_.substr(begin, end - begin);
    const bool signed_word =
        !tokens_.empty() && tokens_.back().where.end == begin && is_sign(tokens_.back().kind);
    const auto operation = operator_word(word);
    const auto lengths = length_condition(word);
    if (operation && !value && !signed_word) {
      add(operation->kind, begin, end);
      tokens_.back().number = operation->number;
    } else if (lengths && !value) {
      add(TokenKind::kLength, begin, end);
      tokens_.back().lengths = *lengths;
    } else {
      add(TokenKind::kWord, begin, end);
    }
  }

  // Adds the operator that a name right before the parenthesis at `open` is, as in hlead(...).
  bool add_call(size_t begin, size_t open) {
    const auto operation = operator_call(query_.substr(begin, open - begin));
    if (!operation) return false;
    add_qualifier(*operation, begin, open);
    return true;
  }

  void add_qualifier(const OperatorWord& operation, size_t begin, size_t end) {
    add(operation.kind, begin, end);
    tokens_.back().number = operation.number;
    fresh_ = false;
  }

  // Adds the field whose name ends at `colon`, if it is one with a value behind it.
  bool add_field(size_t begin, size_t colon) {
    const std::string_view name = query_.substr(begin, colon - begin);
    if (name.empty()) return false;
    const auto known = field_name(name);
    const auto operation = operator_name(name);
    const size_t next = colon + 1;
    const auto phrase = quotes_.phrase_at(next, false);
    if (!known && !operation && phrase && name.find_first_of("0123456789") == name.npos)
      throw_unknown_field(name, {begin, colon + 1});
    if (!(known || operation) ||
        !(phrase ? has_word(phrase->text_begin, phrase->text_end) : has_value(next)))
      return false;
    if (operation) {
      add_qualifier(*operation, begin, next);
      return true;
    }
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
      if (is_content_char(point)) return true;
      end += point.length;
    }
    return false;
  }

  std::string_view query_;
  Quotes quotes_;
  size_t at_ = 0;
  bool fresh_ = true;  // a prefix may stand here
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace broadsheet
