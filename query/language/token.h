// A token of a query string.
#pragma once

#include <cstdint>
#include <string_view>

#include "query/language/dates.h"
#include "query/language/query_tree.h"

namespace broadsheet {

enum class TokenKind : uint8_t {
  kWord,     // `text`
  kPhrase,   // `text` between quotes
  kOpen,     // (
  kClose,    // )
  kMust,     // + before a word, phrase or parenthesis
  kMustNot,  // -
  kSurface,  // =
  kField,    // title: before a word, phrase or parenthesis
  kLead,     // lead:
  kAtLeast,  // atleastN:
  kLength,   // words>500
  kAnd,      // words that may be operators; see operator_words.h
  kOr,
  kNot,
  kSentence,
  kParagraph,
  kNear,
  kAdj,
};

struct QueryToken {
  TokenKind kind = TokenKind::kWord;
  QuerySpan where;
  std::string_view text;         // into the query
  Field field = Field::kText;    // of kField
  DateUse dates = DateUse::kOn;  // of kField with Field::kDate
  uint32_t number = 0;           // of kNear, kAdj, kAtLeast and a kPhrase with ~N
  bool sloppy = false;           // a kPhrase with ~N
  LengthRange lengths{};         // of kLength
};

}  // namespace broadsheet
