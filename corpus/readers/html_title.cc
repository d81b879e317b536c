// Chooses among headings and metadata, and takes the site's name off.
#include "corpus/readers/html_title.h"

#include "corpus/readers/html_words.h"

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

}  // namespace

std::string choose_title(const std::string& told, const std::vector<std::string>& headings,
                         std::string_view site) {
  const std::string title = without_site(told, site);
  const std::vector<std::string> words = folded_words(title);
  std::string best;
  double most = 0;
  for (const std::string& heading : headings) {
    const std::vector<std::string> own = folded_words(heading);
    const double shared = shared_words(own, words);
    if (shared > most && shared >= kSameTitle) {
      most = shared;
      best = heading;
    }
  }
  if (!best.empty()) return best;
  if (title.empty() && headings.size() == 1) return headings[0];
  return title;
}

}  // namespace broadsheet
