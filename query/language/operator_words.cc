// The words of a query that may be operators.
#include "query/language/operator_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace broadsheet {
namespace {

struct KnownWord {
  std::string_view word;
  TokenKind kind;
  bool numbered;  // a number follows
};

constexpr std::array<KnownWord, 15> kWords{{
    {"AND", TokenKind::kAnd, false},
    {"OR", TokenKind::kOr, false},
    {"NOT", TokenKind::kNot, false},
    {"SENTENCE", TokenKind::kSentence, false},
    {"PARAGRAPH", TokenKind::kParagraph, false},
    {"NEAR/", TokenKind::kNear, true},
    {"ADJ/", TokenKind::kAdj, true},
    {"w/s", TokenKind::kSentence, false},
    {"W/S", TokenKind::kSentence, false},
    {"w/p", TokenKind::kParagraph, false},
    {"W/P", TokenKind::kParagraph, false},
    {"w/", TokenKind::kNear, true},
    {"W/", TokenKind::kNear, true},
    {"pre/", TokenKind::kAdj, true},
    {"PRE/", TokenKind::kAdj, true},
}};

constexpr std::array<KnownWord, 2> kNames{{
    {"lead", TokenKind::kLead, false},
    {"atleast", TokenKind::kAtLeast, true},
}};

constexpr std::array<KnownWord, 3> kCalls{{
    {"hlead", TokenKind::kLead, false},
    {"atleast", TokenKind::kAtLeast, true},
    {"ATLEAST", TokenKind::kAtLeast, true},
}};

struct Comparison {
  std::string_view sign;
  LengthRange (*of)(uint64_t number);
};

// The longer signs first.
constexpr std::array<Comparison, 5> kComparisons{{
    {">=",
     [](uint64_t n) {
       return LengthRange{n, UINT64_MAX};
     }},
    {"<=",
     [](uint64_t n) {
       return LengthRange{0, n};
     }},
    {">",
     [](uint64_t n) {
       return LengthRange{n + 1, UINT64_MAX};
     }},
    {"<",
     [](uint64_t n) {
       return n == 0 ? LengthRange{1, 0} : LengthRange{0, n - 1};
     }},
    {"=",
     [](uint64_t n) {
       return LengthRange{n, n};
     }},
}};

std::optional<OperatorWord> find_word(std::string_view word, std::span<const KnownWord> table) {
  for (const KnownWord& known : table) {
    if (!known.numbered && word == known.word) return OperatorWord{known.kind, 0};
    if (!known.numbered || !word.starts_with(known.word)) continue;
    if (const auto number = whole_number(word.substr(known.word.size())))
      return OperatorWord{known.kind, *number};
  }
  return std::nullopt;
}

}  // namespace

std::optional<uint32_t> whole_number(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = std::min<uint64_t>(value * 10 + static_cast<uint64_t>(c - '0'), UINT32_MAX);
  }
  return static_cast<uint32_t>(value);
}

std::optional<OperatorWord> operator_word(std::string_view word) { return find_word(word, kWords); }

std::optional<OperatorWord> operator_name(std::string_view name) { return find_word(name, kNames); }

std::optional<OperatorWord> operator_call(std::string_view name) { return find_word(name, kCalls); }

std::optional<LengthRange> length_condition(std::string_view word) {
  constexpr std::string_view kName = "words";
  if (!word.starts_with(kName)) return std::nullopt;
  word.remove_prefix(kName.size());
  for (const Comparison& comparison : kComparisons) {
    if (!word.starts_with(comparison.sign)) continue;
    const auto number = whole_number(word.substr(comparison.sign.size()));
    if (number) return comparison.of(*number);
  }
  return std::nullopt;
}

bool joins_operands(TokenKind kind) { return kind >= TokenKind::kAnd && kind != TokenKind::kNot; }

bool qualifies_operand(TokenKind kind) {
  return kind >= TokenKind::kSurface && kind <= TokenKind::kAtLeast;
}

}  // namespace broadsheet
