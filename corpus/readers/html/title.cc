// Chooses among headings and metadata, and takes the site's name off.
#include "corpus/readers/html/title.h"

#include <algorithm>

#include "corpus/readers/html/words.h"

namespace broadsheet {
namespace {

// Signs that part a title from the name of the site or of the section.
constexpr std::string_view kSeparators[] = {
    " | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", "|", "｜", " / ", " ・ "};

constexpr double kSameTitle = 0.6;

// The pieces of titles that name the site share that much with its name.
constexpr double kSameSite = 0.5;
constexpr size_t kMostWordsOfSite = 4;
constexpr size_t kFewestWordsOfTitle = 3;

bool names_site(std::string_view piece, const std::vector<std::string>& site, size_t words_left) {
  const std::vector<std::string> words = folded_words(piece);
  if (words.empty()) return true;
  if (!site.empty() && (shared_words(words, site) >= kSameSite || shared_words(site, words) == 1))
    return true;
  return site.empty() && words.size() <= kMostWordsOfSite && words_left >= kFewestWordsOfTitle + 2;
}

std::string without_site(std::string title, std::string_view site) {
  const std::vector<std::string> site_words = folded_words(site);
  for (std::string_view separator : kSeparators) {
    const size_t last = title.rfind(separator);
    if (last == std::string::npos || last == 0) continue;
    const size_t behind = last + separator.size();
    if (names_site(std::string_view(title).substr(behind), site_words,
                   folded_words(title.substr(0, last)).size()))
      return without_site(title.substr(0, last), site);
    const size_t first = title.find(separator);
    if (!site_words.empty() && names_site(std::string_view(title).substr(0, first), site_words, 0))
      return title.substr(first + separator.size());
  }
  return title;
}

// The heading that shares most words with a title, if they are enough to be the same.
std::string heading_like(const std::vector<std::string>& headings,
                         const std::vector<std::string>& title) {
  std::string best;
  double most = 0;
  for (const std::string& heading : headings) {
    const double shared = shared_words(folded_words(heading), title);
    if (shared <= most || shared < kSameTitle) continue;
    most = shared;
    best = heading;
  }
  return best;
}

// True if `whole` is a kicker, which is shorter, and `part`.
bool is_with_kicker(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() >= kFewestWordsOfTitle && part.size() < whole.size() &&
         whole.size() <= 2 * part.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

}  // namespace

std::string choose_title(const std::vector<std::string>& told,
                         const std::vector<std::string>& headings, std::string_view site) {
  if (told.empty()) return headings.size() == 1 ? headings[0] : std::string();
  std::string title = without_site(told[0], site);
  std::string heading = heading_like(headings, folded_words(title));
  if (heading.empty()) return title;
  const std::vector<std::string> words = folded_words(heading);
  for (const std::string& other : told)
    if (std::string bare = without_site(other, site); is_with_kicker(words, folded_words(bare)))
      return bare;
  return heading;
}

}  // namespace broadsheet
