#include "query/language/word_pattern.h"

#include <gtest/gtest.h>

#include "corpus/text/edit_distance.h"

namespace broadsheet {
namespace {

TEST(WordPattern, IsReadOnlyWhereItCantBeMeantAsText) {
  struct Row {
    std::string word, text;  // "" when it is free text
    unsigned distance = 0;
  };
  for (const Row& row : {Row{"invad*", "invad*"},
                         Row{"*gate", "*gate"},
                         Row{"krem?in", "krem?in"},
                         Row{"Z?rich*", "z?rich*"},
                         Row{"Ünter**", "unter*"},
                         Row{"?yiv", "?yiv"},
                         Row{"who?", ""},
                         Row{"w?o?", "w?o?"},
                         Row{"*", ""},
                         Row{"**", ""},
                         Row{"?", ""},
                         Row{"?slip?", ""},
                         Row{"???", ""},
                         Row{"a-b*", ""},
                         Row{"foo@*", ""},
                         Row{"plain", ""},
                         Row{"~", ""},
                         Row{"~2", ""},
                         Row{"word~", "word", 1},
                         Row{"Rasmusen~", "rasmusen", 2},
                         Row{"to~", "to", 0},
                         Row{"Rasmusen~1", "rasmusen", 1},
                         Row{"word~3", ""},
                         Row{"a~b", ""},
                         Row{"word~12", ""},
                         Row{"wo*d~", ""}}) {
    const auto pattern = read_pattern(row.word);
    ASSERT_EQ(pattern.has_value(), !row.text.empty()) << row.word;
    if (!pattern) continue;
    EXPECT_EQ(pattern->text, row.text) << row.word;
    EXPECT_EQ(pattern->distance, row.distance) << row.word;
  }
}

TEST(Wildcards, MatchTheWholeSurface) {
  struct Row {
    std::string pattern, surface;
    bool matches;
  };
  for (const Row& row :
       {Row{"invad*", "invaded", true}, Row{"invad*", "invad", true}, Row{"invad*", "inva", false},
        Row{"*gate", "gate", true}, Row{"*gate", "watergate", true}, Row{"*gate", "gates", false},
        Row{"krem?in", "kremlin", true}, Row{"krem?in", "kremin", false},
        Row{"krem?in", "kremllin", false}, Row{"*a*b*", "xxaybz", true},
        Row{"*a*b*", "xxbya", false}, Row{"*aab", "aaab", true}, Row{"?", "ж", true},
        Row{"??", "ж", false}, Row{"*ж?", "ожд", true}, Row{"a*a", "a", false},
        Row{"*", "", true}}) {
    EXPECT_EQ(matches_wildcards(row.pattern, row.surface), row.matches)
        << row.pattern << ' ' << row.surface;
  }
}

TEST(SpellingDistance, CountsSwappedNeighboursOnce) {
  struct Row {
    std::string a, b;
    unsigned distance;
  };
  for (const Row& row :
       {Row{"", "", 0}, Row{"kyiv", "kyiv", 0}, Row{"kyiv", "kiyv", 1}, Row{"kyiv", "kiev", 2},
        Row{"rasmusen", "rasmussen", 1}, Row{"crimea", "krimea", 1}, Row{"abcd", "badc", 2},
        Row{"ca", "abc", 3}, Row{"", "ab", 2}, Row{"жук", "жку", 1}, Row{"abcdef", "uvwxyz", 3}}) {
    EXPECT_EQ(edit_distance(code_points(row.a), code_points(row.b), 2), row.distance)
        << row.a << ' ' << row.b;
    EXPECT_EQ(edit_distance(code_points(row.b), code_points(row.a), 2), row.distance);
  }
}

}  // namespace
}  // namespace broadsheet
