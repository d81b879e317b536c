// Tells bylines and date lines by their words.
#include "corpus/readers/common/byline.h"

#include <algorithm>
#include <vector>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_words.h"

namespace broadsheet {
namespace {

constexpr std::string_view kBy[] = {"By", "BY", "by", "Von", "VON", "Par", "PAR", "Por", "POR"};
constexpr std::string_view kAnd[] = {"and", "AND", "und", "UND", "et", "ET", "y", "Y", "&"};
// Parts of names that are written small.
constexpr std::string_view kParticles[] = {"von", "van", "der", "den", "de", "del", "di",
                                           "da",  "dos", "du",  "la",  "le", "al",  "bin"};
// Before the place or the paper that somebody writes from or for.
constexpr std::string_view kPlacePrepositions[] = {"in",  "at", "for", "from",
                                                   "aus", "IN", "AT",  "FOR"};
// Words of what somebody is, none of them a part of names.
constexpr std::string_view kJobs[] = {
    "Writer",        "Writers",     "Correspondent", "Correspondents", "Reporter",
    "Reporters",     "Editor",      "Editors",       "Staff",          "Columnist",
    "Contributor",   "Bureau",      "Journalist",    "Producer",       "WRITER",
    "CORRESPONDENT", "REPORTER",    "EDITOR",        "STAFF",          "COLUMNIST",
    "CONTRIBUTOR",   "BUREAU",      "Korrespondent", "Redakteur",      "Redakteurin",
    "Redaktion",     "Journaliste", "Correspondant", "Correspondante", "Corresponsal",
    "Redacción",     "Periodista",  "Enviado",       "Enviada"};
constexpr std::string_view kAgencies[] = {"Associated Press",
                                          "The Associated Press",
                                          "ASSOCIATED PRESS",
                                          "THE ASSOCIATED PRESS",
                                          "AP",
                                          "Reuters",
                                          "REUTERS",
                                          "AFP",
                                          "Agence France-Presse",
                                          "Bloomberg",
                                          "Bloomberg News",
                                          "UPI",
                                          "DPA",
                                          "APA",
                                          "ANSA",
                                          "EFE",
                                          "TASS",
                                          "Xinhua",
                                          "Press Association",
                                          "PA Media",
                                          "United Press International",
                                          "Deutsche Presse-Agentur",
                                          "Staff",
                                          "Guardian",
                                          "The Guardian",
                                          "BBC News",
                                          "CNN"};
constexpr std::string_view kDateWords[] = {"de", "del", "of", "st", "nd", "rd", "th", "er"};

constexpr size_t kLongestByline = 100;
constexpr size_t kMostWords = 12;

template <size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::vector<std::string_view> split(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> words;
  while (true) {
    size_t start = line.find_first_not_of(separators);
    if (start == std::string_view::npos) return words;
    size_t end = std::min(line.find_first_of(separators, start), line.size());
    words.push_back(line.substr(start, end - start));
    line.remove_prefix(end);
  }
}

// Starts with a capital, or with a letter outside ASCII; no digits.
bool is_name_word(std::string_view word) {
  unsigned char first = static_cast<unsigned char>(word.front());
  if (first < 0x80 && (first < 'A' || first > 'Z')) return false;
  return word.find_first_of("0123456789!?:;\"()/@") == std::string_view::npos;
}

// The names of a byline, word for word.
class NameList {
 public:
  // False if a byline doesn't have such a word.
  bool take(std::string_view word) {
    last_ = word;
    if (is_one_of(kAnd, word)) return end_name();
    if (is_one_of(kPlacePrepositions, word)) {
      if (name_.empty()) return false;
      in_place_ = true;
      return true;
    }
    const bool ends_name = word.back() == ',';
    if (ends_name) word.remove_suffix(1);
    if (word.empty() || !(is_name_word(word) || is_one_of(kParticles, word))) return false;
    if (is_one_of(kJobs, word)) is_job_ = true;
    if (!in_place_) {
      if (!name_.empty()) name_ += ' ';
      name_ += word;
    }
    return !ends_name || end_name();
  }

  // The names, separated by "; ". A full stop ends a sentence, not a byline.
  std::optional<std::string> finish() {
    if (name_.empty() || last_.back() == '.' || last_.back() == ',') return std::nullopt;
    end_name();
    return names_;
  }

 private:
  bool end_name() {
    if (name_.empty()) return false;
    // What a comma adds to a name is a job, an agency or a place.
    const bool is_person = !is_job_ && !is_one_of(kAgencies, name_);
    if (is_person) names_ += (names_.empty() ? "" : "; ") + name_;
    name_.clear();
    is_job_ = in_place_ = false;
    return true;
  }

  std::string names_, name_;
  std::string_view last_;
  bool is_job_ = false;
  bool in_place_ = false;
};

}  // namespace

std::optional<std::string> names_in_byline(std::string_view line) {
  if (line.size() > kLongestByline) return std::nullopt;
  const std::vector<std::string_view> words = split(line, " \t");
  if (words.size() < 2 || words.size() > kMostWords || !is_one_of(kBy, words[0]))
    return std::nullopt;
  NameList names;
  for (size_t i = 1; i < words.size(); ++i)
    if (!names.take(words[i])) return std::nullopt;
  return names.finish();
}

bool is_only_date(std::string_view line) {
  if (!find_date(line)) return false;
  for (std::string_view word : split(line, " \t.,-/0123456789")) {
    if (!month_named(word) && !is_one_of(kDateWords, word)) return false;
  }
  return true;
}

}  // namespace broadsheet
