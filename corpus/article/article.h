// What an article is: the one structure that readers make, the index stores and queries show.
#pragma once

#include <string>

namespace broadsheet {

// Members have initialisers so that designated ones can leave some out.
//
// All strings are valid UTF-8 once a reader has handed the article over. Empty means absent.
struct Article {
  std::string id{};       // unique in an index; a later article with the same id replaces it
  std::string title{};    // one line
  std::string text{};     // paragraphs separated by blank lines where the source has paragraphs
  std::string date{};     // as ISO 8601 ("2014-04-02" or "2014-04-02T17:30:00+02:00") where known
  std::string source{};   // publication, agency or site
  std::string author{};   // several are separated by "; "
  std::string section{};  // several are separated by "; "
  std::string lang{};     // ISO 639-1 code, e.g. "en"
  std::string url{};
  std::string path{};      // the file it came from; "archive.zip!member.html" inside an archive
  std::string extra{};     // members that we have no field for: the text of a JSON object, or ""
  std::string subtitle{};  // the deck below the title; readers put it in front of the text too
  std::string dateline{};  // where it was written, as the source has it: "BEIRUT"
  std::string keywords{};  // several are separated by "; "
  std::string modified{};  // when this version was made, like `date`
  std::string version{};   // of those with one id, compared as dotted numbers where it has any
  std::string status{};    // "" or "usable"; "withheld" or "canceled" take the article out
  std::string embargo{};   // not to be shown before this time, like `date`; or "indefinite"

  friend bool operator==(const Article&, const Article&) = default;
};

// The longest article or record, in bytes, that is taken; a longer one is refused by name. It
// bounds the memory that one article can cost.
inline constexpr size_t kMaxArticleBytes = size_t{64} << 20;

}  // namespace broadsheet
