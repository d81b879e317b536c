// What of a query looks like syntax and was read as words: for the user to know.
#include "query/language/query_notes.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "query/language/field_names.h"
#include "query/language/operator_words.h"
#include "query/language/token_stream.h"

namespace broadsheet {
namespace {

// Of more names that are no fields only the number is said.
constexpr size_t kMostNames = 5;

// Of a longer name the first characters are shown.
constexpr size_t kMostShown = 40;

// Names before a colon that belong to an address or a heading, not to a query.
constexpr std::array<std::string_view, 9> kNoFields{
    "doi", "javascript", "localhost", "magnet", "mailto", "re", "sms", "tel", "urn"};

// An operator that lacks its number, and how it is written.
struct Unnumbered {
  std::string_view word;
  std::string_view example;
};

constexpr std::array<Unnumbered, 8> kUnnumbered{{
    {"NEAR", "NEAR/5"},
    {"NEAR/", "NEAR/5"},
    {"ADJ", "ADJ/3"},
    {"ADJ/", "ADJ/3"},
    {"w/", "w/5"},
    {"W/", "W/5"},
    {"pre/", "pre/5"},
    {"PRE/", "PRE/5"},
}};

bool begins_value(std::string_view text) {
  if (!text.empty() && std::string_view("(=*?").find(text.front()) != text.npos)
    text.remove_prefix(1);
  if (text.empty()) return false;
  const CodePoint point = code_point_at(text, 0);
  return point.valid && u_isalnum(static_cast<UChar32>(point.value));
}

// The name before a colon that looks like that of a field; "" when there is none.
std::string_view name_in(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == text.npos || colon < 2 || !begins_value(text.substr(colon + 1))) return "";
  const std::string_view name = text.substr(0, colon);
  const bool plain =
      std::ranges::all_of(name, [](char c) { return ascii::is_letter(c) || c == '_'; });
  return plain ? name : "";
}

class QueryNotes {
 public:
  explicit QueryNotes(std::string_view query)
      : tokens_(settled_tokens(query)), headline_(is_headline(query, tokens_)) {}

  std::vector<std::string> run() {
    for (size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].kind == TokenKind::kWord) look_at(tokens_[i].text, kind_right_before(i));
    if (names_ > kMostNames)
      notes_.push_back(
          fmt::format("{} other names before a colon are not fields, either", names_ - kMostNames));
    return std::move(notes_);
  }

 private:
  // That of the token that touches this one; kWord when there is none.
  TokenKind kind_right_before(size_t i) const {
    const bool touches = i > 0 && tokens_[i - 1].where.end == tokens_[i].where.begin;
    return touches ? tokens_[i - 1].kind : TokenKind::kWord;
  }

  void look_at(std::string_view text, TokenKind before) {
    const bool of_field = before == TokenKind::kField || before == TokenKind::kSurface;
    if (const std::string_view name = of_field ? "" : name_in(text); !name.empty())
      return look_at_name(name);
    const bool meant_as_word =
        qualifies_operand(before) || before == TokenKind::kMust || before == TokenKind::kMustNot;
    if (!meant_as_word && !headline_) look_at_operator(text);
  }

  void look_at_name(std::string_view typed) {
    const std::string name = ascii::lowered(typed);
    if (name == "atleast")
      return note_on(name,
                     "'atleast:' without a number is not an operator: "
                     "searched as words; did you mean atleast3:?");
    if (field_name(name) || operator_name(name) || std::ranges::binary_search(kNoFields, name))
      return;
    if (!known_.insert(name).second || ++names_ > kMostNames) return;
    const std::string_view nearest = nearest_field_name(name);
    notes_.push_back(
        fmt::format("'{}:' is not a field: searched as words{}", shown(typed),
                    nearest.empty() ? "" : fmt::format("; did you mean {}:?", nearest)));
  }

  void look_at_operator(std::string_view text) {
    const auto unnumbered = std::ranges::find(kUnnumbered, text, &Unnumbered::word);
    if (unnumbered != kUnnumbered.end())
      note_on(text, fmt::format("'{}' without a number is not an operator: searched as a word; "
                                "did you mean {}?",
                                text, unnumbered->example));
    else if (operator_word(text))
      note_on(text, fmt::format("'{}' has nothing to join: searched as a word", shown(text)));
    else
      look_at_small_letters(text);
  }

  void look_at_small_letters(std::string_view text) {
    for (const std::string_view word : {"NEAR/", "ADJ/"}) {
      if (!ascii::starts_ignoring_case(text, word)) continue;
      if (const auto number = whole_number(text.substr(word.size())))
        note_on(text, fmt::format("'{}' is not an operator: searched as words; did you mean {}{}?",
                                  shown(text), word, *number));
    }
  }

  // A name may be as long as a query.
  static std::string_view shown(std::string_view text) { return text.substr(0, kMostShown); }

  void note_on(std::string_view what, std::string note) {
    if (known_.emplace(what).second) notes_.push_back(std::move(note));
  }

  const std::vector<QueryToken> tokens_;
  const bool headline_;
  std::set<std::string, std::less<>> known_;
  size_t names_ = 0;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> query_notes(std::string_view query) { return QueryNotes(query).run(); }

}  // namespace broadsheet
