// Splits class names into words and looks them up.
#include "corpus/readers/html/class_names.h"

#include <algorithm>
#include <array>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// Class names and ids are split into words at signs and before capitals; a row is looked for among
// the words, at their beginning where it ends in "*". All are English: so are class names nearly
// everywhere, whatever the language of the page.
struct ClassRow {
  std::string_view word;
  HtmlMark mark;
};
constexpr ClassRow kClasses[] = {
    // Advertising and what is paid for: of others than the author.
    {"ad", HtmlMark::kFurniture},
    {"ads", HtmlMark::kFurniture},
    {"advert*", HtmlMark::kFurniture},
    {"adslot", HtmlMark::kFurniture},
    {"sponsor*", HtmlMark::kFurniture},
    {"promo*", HtmlMark::kFurniture},
    {"outbrain", HtmlMark::kBoilerplate},
    {"taboola", HtmlMark::kBoilerplate},
    {"affiliate", HtmlMark::kFurniture},
    // Ways to other articles.
    {"related*", HtmlMark::kBoilerplate},
    {"recommend*", HtmlMark::kBoilerplate},
    {"recirc*", HtmlMark::kBoilerplate},
    {"readmore", HtmlMark::kBoilerplate},
    {"readnext", HtmlMark::kBoilerplate},
    {"trending", HtmlMark::kBoilerplate},
    {"popular", HtmlMark::kBoilerplate},
    {"teaser*", HtmlMark::kFurniture},
    {"breadcrumb*", HtmlMark::kFurniture},
    {"menu*", HtmlMark::kFurniture},
    {"nav", HtmlMark::kFurniture},
    {"navbar", HtmlMark::kFurniture},
    {"navigation", HtmlMark::kFurniture},
    {"pagination", HtmlMark::kFurniture},
    {"pager", HtmlMark::kFurniture},
    {"sidebar", HtmlMark::kFurniture},
    {"rail", HtmlMark::kFurniture},
    {"footer", HtmlMark::kFurniture},
    {"masthead", HtmlMark::kFurniture},
    {"tags", HtmlMark::kFurniture},
    {"taglist", HtmlMark::kFurniture},
    {"topics", HtmlMark::kFurniture},
    {"carousel", HtmlMark::kFurniture},
    {"slideshow", HtmlMark::kFurniture},
    // What readers say and what they are asked to do.
    {"comment", HtmlMark::kBoilerplate},
    {"comments", HtmlMark::kBoilerplate},
    {"commentlist", HtmlMark::kBoilerplate},
    {"disqus*", HtmlMark::kBoilerplate},
    {"share*", HtmlMark::kFurniture},
    {"sharing", HtmlMark::kFurniture},
    {"social*", HtmlMark::kFurniture},
    {"newsletter*", HtmlMark::kFurniture},
    {"subscri*", HtmlMark::kFurniture},
    {"signup", HtmlMark::kFurniture},
    {"login", HtmlMark::kFurniture},
    {"cookie*", HtmlMark::kBoilerplate},
    {"consent*", HtmlMark::kBoilerplate},
    {"gdpr", HtmlMark::kBoilerplate},
    {"popup", HtmlMark::kFurniture},
    {"modal", HtmlMark::kFurniture},
    {"tooltip", HtmlMark::kFurniture},
    {"toolbar", HtmlMark::kFurniture},
    {"skip", HtmlMark::kFurniture},
    // About the article, not of it.
    {"caption*", HtmlMark::kFurniture},
    {"credit*", HtmlMark::kFurniture},
    {"copyright*", HtmlMark::kFurniture},
    {"disclaimer", HtmlMark::kFurniture},
    {"timestamp", HtmlMark::kFurniture},
    {"dateline", HtmlMark::kFurniture},
    {"metadata", HtmlMark::kFurniture},
    {"bio", HtmlMark::kFurniture},
    {"byline*", HtmlMark::kByline},
    {"author*", HtmlMark::kByline},
    // The summary between the title and the text.
    {"standfirst", HtmlMark::kStandfirst},
    {"subheadline", HtmlMark::kStandfirst},
    {"subheading", HtmlMark::kStandfirst},
    {"subtitle", HtmlMark::kStandfirst},
    {"subhead", HtmlMark::kStandfirst},
    {"dek", HtmlMark::kStandfirst},
    {"preface", HtmlMark::kStandfirst},
    {"chapo", HtmlMark::kStandfirst},
    {"vorspann", HtmlMark::kStandfirst},
    {"entradilla", HtmlMark::kStandfirst},
    {"sapo", HtmlMark::kStandfirst},
    {"ingress", HtmlMark::kStandfirst},
    {"lead", HtmlMark::kStandfirst},
    {"lede", HtmlMark::kStandfirst},
    {"intro", HtmlMark::kStandfirst},
    {"excerpt", HtmlMark::kStandfirst},
    {"summary", HtmlMark::kStandfirst},
    {"deck", HtmlMark::kStandfirst},
};

constexpr size_t kLongestWord = 32;  // longer ones are generated names

HtmlMark mark_of_word(std::string_view word) {
  for (const ClassRow& row : kClasses) {
    if (row.word[0] != word[0]) continue;
    bool matches = row.word.back() == '*'
                       ? word.starts_with(row.word.substr(0, row.word.size() - 1))
                       : word == row.word;
    if (matches) return row.mark;
  }
  return HtmlMark::kPlain;
}

// Names that end in two such words ("article-body", "storyText") say that they hold the text, also
// when they say more ("sidebar-grid article-content").
constexpr std::string_view kWholes[] = {"article", "story", "post", "entry", "news"};
constexpr std::string_view kParts[] = {"body", "content", "text"};

// A class name or id taken apart into words.
class NameReader {
 public:
  explicit NameReader(std::string_view name) : name_(name) {}

  // The next word in lower case, or "".
  std::string_view next() {
    while (at_ < name_.size() && !ascii::is_letter(name_[at_])) ++at_;
    size_t length = 0;
    for (bool is_first = true; at_ < name_.size() && ascii::is_letter(name_[at_]); ++at_) {
      if (!is_first && ascii::is_capital(name_[at_]) && !ascii::is_capital(name_[at_ - 1])) break;
      is_first = false;
      if (length < kLongestWord) word_[length++] = ascii::lower(name_[at_]);
    }
    return {word_.data(), length};
  }

 private:
  std::string_view name_;
  size_t at_ = 0;
  std::array<char, kLongestWord> word_{};
};

HtmlMark mark_of_name(std::string_view name) {
  HtmlMark found = HtmlMark::kPlain;
  bool is_whole = false;  // the last word
  bool is_body = false;
  NameReader reader(name);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    const HtmlMark mark = mark_of_word(word);
    if (mark == HtmlMark::kBoilerplate) return mark;
    if (found == HtmlMark::kPlain) found = mark;
    is_body = is_whole && std::ranges::find(kParts, word) != std::end(kParts);
    is_whole = std::ranges::find(kWholes, word) != std::end(kWholes);
  }
  return is_body ? HtmlMark::kBodyName : found;
}

// Words of class names that say the same as kBoilerplate where a date is looked for.
constexpr std::string_view kElsewhere[] = {
    "sidebar",  "rail",      "footer",   "teaser", "teasers", "latest",
    "trending", "carousel",  "promo",    "widget", "reader",  "reply",
    "replies",  "reactions", "mostread", "most",   "read",    "next"};

}  // namespace

HtmlMark mark_of_names(std::string_view names) {
  HtmlMark found = HtmlMark::kPlain;
  while (!names.empty()) {
    const size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    const HtmlMark mark = mark_of_name(names.substr(0, end));
    if (mark == HtmlMark::kBoilerplate) return mark;
    if (found == HtmlMark::kPlain || mark == HtmlMark::kBodyName)
      found = mark == HtmlMark::kPlain ? found : mark;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return found;
}

bool has_elsewhere_word(std::string_view names) {
  NameReader reader(names);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next())
    if (std::ranges::find(kElsewhere, word) != std::end(kElsewhere) ||
        mark_of_word(word) == HtmlMark::kBoilerplate)
      return true;
  return false;
}

}  // namespace broadsheet
