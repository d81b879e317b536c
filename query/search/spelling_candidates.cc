#include "query/search/spelling_candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "corpus/store/vocabulary_store.h"
#include "corpus/text/edit_distance.h"
#include "query/language/letter_set.h"
#include "query/language/word_pattern.h"

namespace broadsheet {
namespace {

static_assert(kMaxVocabularyWord <= kMaxEditedWord);

// Chosen by measurement with scripts/spelling_benchmark.py.
constexpr double kEditCost = 7;
constexpr double kFirstLetterCost = 3;
constexpr double kOtherSoundCost = 3;
constexpr double kSplitCost = 10;

// Parts of a word that was two are at least so long; in bytes.
constexpr size_t kMinPart = 3;

// Words longer than this have edits enough to allow two of them; in code points.
constexpr size_t kOneEditLetters = 3;

// The most bytes that UTF-8 takes for a character of the word: 1, 2, or 3 for more.
size_t widest_letter(std::string_view word) {
  constexpr unsigned char kFirstOfTwo = 0xC0, kFirstOfThree = 0xE0;
  size_t widest = 1;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    widest = std::max<size_t>(widest, byte >= kFirstOfThree ? 3 : byte >= kFirstOfTwo ? 2 : 1);
  }
  return widest;
}

// Groups of letters that are written for each other, as what they count for.
struct Sound {
  std::string_view written, meant;
};
constexpr std::array<Sound, 10> kSounds{{{"ph", "f"},
                                         {"ck", "k"},
                                         {"c", "k"},
                                         {"q", "k"},
                                         {"x", "ks"},
                                         {"z", "s"},
                                         {"v", "f"},
                                         {"w", "f"},
                                         {"j", "g"},
                                         {"h", ""}}};

// The consonants as they sound, roughly, each once: what a misspelling by ear leaves as it is.
std::string sound_of(std::string_view word) {
  constexpr std::string_view kVowels = "aeiouy";
  std::string sound;
  const auto add = [&](char c) {
    if (sound.empty() || sound.back() != c) sound += c;
  };
  for (size_t at = 0; at < word.size();) {
    const auto* const row = std::ranges::find_if(
        kSounds, [&](const Sound& entry) { return word.substr(at).starts_with(entry.written); });
    if (row != kSounds.end()) {
      for (const char c : row->meant) add(c);
      at += row->written.size();
    } else {
      if (kVowels.find(word[at]) == kVowels.npos) add(word[at]);
      ++at;
    }
  }
  return sound;
}

using Counts = std::map<std::string, uint64_t, std::less<>>;

// One misspelt word, and what the vocabulary has shown for it.
class Misspelt {
 public:
  explicit Misspelt(const std::string& surface)
      : surface_(surface),
        points_(code_points(surface)),
        sound_(sound_of(surface)),
        most_(points_.size() > kOneEditLetters ? 2 : 1),
        room_(most_ * widest_letter(surface)),
        letters_(surface) {}

  void look_at(std::string_view word, uint64_t uses) {
    if (word.size() >= kMinPart && word.size() + kMinPart <= surface_.size())
      look_for_part(word, uses);
    if (word.size() > surface_.size() + room_ || word.size() + room_ < surface_.size()) return;
    if (!LetterSet::may_be_within(LetterSet(word), letters_, most_)) return;
    if (word == surface_)
      uses_ += uses;
    else if (edit_distance(points_, code_points(word), most_) <= most_)
      note(near_, word, uses);
  }

  std::vector<SpellingCandidate> candidates() const {
    std::vector<SpellingCandidate> found;
    for (const auto& [word, uses] : near_) add(found, {word, uses, cost_of(word)});
    for (const auto& [first, uses] : beginnings_)
      if (const auto rest = ends_.find(surface_.substr(first.size())); rest != ends_.end())
        add(found, {first + ' ' + rest->first, std::min(uses, rest->second), kSplitCost});
    const auto likelier = [](const SpellingCandidate& a, const SpellingCandidate& b) {
      const double a_score = std::log(static_cast<double>(a.uses)) - a.cost;
      const double b_score = std::log(static_cast<double>(b.uses)) - b.cost;
      return a_score != b_score ? a_score > b_score : a.text < b.text;
    };
    std::ranges::sort(found, likelier);
    if (found.size() > kMostCandidates) found.resize(kMostCandidates);
    return found;
  }

 private:
  static void note(Counts& counts, std::string_view word, uint64_t uses) {
    const auto found = counts.find(word);
    if (found != counts.end())
      found->second += uses;
    else
      counts.emplace(word, uses);
  }

  void look_for_part(std::string_view word, uint64_t uses) {
    // One letter settles most: comparing all costs a call.
    if (word.front() == surface_.front() && surface_.starts_with(word))
      note(beginnings_, word, uses);
    if (word.back() == surface_.back() && surface_.ends_with(word)) note(ends_, word, uses);
  }

  void add(std::vector<SpellingCandidate>& found, SpellingCandidate candidate) const {
    if (candidate.uses > uses_) found.push_back(std::move(candidate));
  }

  double cost_of(std::string_view word) const {
    const std::u32string points = code_points(word);
    double cost = kEditCost * edit_distance(points_, points, most_);
    if (points.front() != points_.front()) cost += kFirstLetterCost;
    if (sound_of(word) != sound_) cost += kOtherSoundCost;
    return cost;
  }

  const std::string surface_;
  const std::u32string points_;
  const std::string sound_;
  const unsigned most_;  // edits
  const size_t room_;    // bytes by which they may change the length
  const LetterSet letters_;
  uint64_t uses_ = 0;
  Counts near_, beginnings_, ends_;
};

}  // namespace

std::vector<std::vector<SpellingCandidate>> spelling_candidates(
    std::span<const std::string> surfaces, const IndexView& index) {
  std::vector<Misspelt> words(surfaces.begin(), surfaces.end());
  for (size_t shard = 0; shard < index.shard_count(); ++shard)
    VocabularyStore(index.shard(shard)).for_words("", false, [&](const VocabularyWord& word) {
      for (Misspelt& misspelt : words) misspelt.look_at(word.text, word.uses);
    });
  std::vector<std::vector<SpellingCandidate>> candidates;
  candidates.reserve(words.size());
  for (const Misspelt& word : words) candidates.push_back(word.candidates());
  return candidates;
}

uint64_t uses_of(const std::string& surface, const IndexView& index) {
  uint64_t uses = 0;
  for (size_t shard = 0; shard < index.shard_count(); ++shard)
    VocabularyStore(index.shard(shard)).for_words(surface, false, [&](const VocabularyWord& word) {
      if (word.text == surface) uses += word.uses;
    });
  return uses;
}

}  // namespace broadsheet
