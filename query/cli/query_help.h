// The query language in one table: --help-query shows it, the README has the same rows, and the
// tests run every example against our samples.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace broadsheet {

struct QueryHelp {
  std::string_view example;
  std::string_view meaning;
};

inline constexpr std::array<QueryHelp, 42> kQueryHelp{{
    {"flood elbe", "either word; both rank higher. Words are stemmed: `floods` finds `flood`"},
    {"+turkey -bird", "must be there, must not be there"},
    {"nato AND (kyiv OR moscow)",
     "boolean operators, in capitals; loosest first: OR, AND, PARAGRAPH, SENTENCE, NEAR, ADJ, NOT"},
    {"nato NOT lang:de", "without what follows"},
    {"\"liaison office\"", "these words in this order, stemmed"},
    {"=Turkey",
     "exactly as written, not stemmed; capitals count when there are any; `=#tag` and `=@name` "
     "with that sign"},
    {"=\"White House\"", "the same for a phrase; `=(Turkey Syria)` for several words"},
    {"nato NEAR/10 crimea", "within 10 words of each other, in any order; also `nato w/10 crimea`"},
    {"liaison ADJ/3 office", "within 3 words, in this order; also `liaison pre/3 office`"},
    {"\"kyiv ministers help\"~5", "each word within 5 words of the next, in any order"},
    {"(nato OR alliance) NEAR/9 \"liaison office\"",
     "NEAR and ADJ take words, phrases and alternatives of them"},
    {"nato SENTENCE moscow", "in one sentence, a headline counting as one; also `nato w/s moscow`"},
    {"kyiv PARAGRAPH (exercises AND NOT crimea)",
     "in one paragraph (separated by blank lines); also `w/p`"},
    {"lead:crimea", "in the headline or the first 60 words; also `hlead(crimea)`"},
    {"lead:(nato NEAR/9 kyiv)", "lead: of anything about the text"},
    {"atleast3:letters", "at least three times; also `atleast3(letters)`"},
    {"atleast4:(letters OR \"the reader\")", "alternatives are counted together"},
    {"minist*",
     "`*` stands for any characters, `?` for one, at any place; `exerc?se`, `*minister`"},
    {"lead:(minister* NEAR/9 kyiv)", "a pattern is a word like others; so is `title:turk*`"},
    {"minsters~",
     "words with similar spelling: up to 1 edit for 3 to 5 letters, 2 for more; `minsters~1`, "
     "`~2`"},
    {"title:final", "in the title, stemmed"},
    {"author:\"helen marwick\"", "words of that field, not stemmed; also source: and section:"},
    {"source:rheinblick", "of a source of that name"},
    {"section:world", "of a section of that name"},
    {"lang:fr", "in that language"},
    {"id:wire-2014-0402-nato", "the article with that id"},
    {"date:2014", "of that year, as written in the article"},
    {"date:2014-11", "of that month"},
    {"date:2014-04-02", "of that day"},
    {"date:2014-03-01..2014-04-15", "from one day to another, both included"},
    {"date:..1989", "until the end of 1989; `date:2014..` from 2014 on"},
    {"since:2014-11", "from that day on"},
    {"until:1994", "up to the last day of that year"},
    {"date:7d", "the last seven days; also `2w`, `3m`, `1y`"},
    {"date:yesterday", "that day; also `today`"},
    {"since:\"last monday\"", "from the Monday before today on"},
    {"date:\"last month\"",
     "the calendar month before this one; also `\"last week\"`, `\"last year\"`"},
    {"date:none", "articles without a date"},
    {"words>250", "longer than 250 words; also `>=`, `<`, `<=` and `=`"},
    {"nato lang:de lang:en", "facts beside words are filters; two of one field are alternatives"},
    {"+(nato kyiv) -(\"liaison office\" SENTENCE kyiv)", "everything nests, in parentheses"},
    {"what's new? (in kyiv", "free text never fails: what is not an operator is read as words"},
}};

// The table as --help-query prints it.
std::string query_help();

}  // namespace broadsheet
