#include "query/terms/word_expansion.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "corpus/analysis/stemmer.h"
#include "corpus/text/edit_distance.h"
#include "query/language/letter_set.h"
#include "query/language/limits.h"
#include "query/terms/vocabulary_words.h"

namespace broadsheet {
namespace {

struct FoundWord {
  uint64_t uses = 0;
  std::set<std::string> terms;
};
using FoundWords = std::map<std::string, FoundWord>;

// Tells whether a word of the vocabulary is meant.
class Meant {
 public:
  explicit Meant(const WordPattern& pattern)
      : pattern_(pattern), points_(code_points(pattern.text)), letters_(pattern.text) {}

  bool operator()(std::string_view word) const {
    if (pattern_.kind == WordPattern::Kind::kWildcard)
      return matches_wildcards(pattern_.text, word);
    // An edit changes the length by one character of up to four bytes.
    const size_t room = size_t{4} * pattern_.distance;
    if (word.size() > pattern_.text.size() + room || word.size() + room < pattern_.text.size())
      return false;
    if (!LetterSet::may_be_within(LetterSet(word), letters_, pattern_.distance)) return false;
    return edit_distance(points_, code_points(word), pattern_.distance) <= pattern_.distance;
  }

  // What all meant words begin with.
  std::string_view beginning() const {
    if (pattern_.kind == WordPattern::Kind::kFuzzy) return "";
    return std::string_view(pattern_.text).substr(0, pattern_.text.find_first_of("*?"));
  }

 private:
  const WordPattern& pattern_;
  const std::u32string points_;
  const LetterSet letters_;
};

class WordExpansion {
 public:
  explicit WordExpansion(const IndexView& index) : index_(index), words_(index) {}

  ExpandedWords run(Node& root) {
    expand(root, false);
    if (left_out_below_not_) root = Node{};
    return {std::move(notes_), !too_many_};
  }

 private:
  void expand(Node& node, bool below_not) {
    below_not |= node.occur == Occur::kMustNot || node.kind == NodeKind::kNot;
    for (Node& child : node.children) expand(child, below_not);
    if (node.pattern) left_out_below_not_ |= !expand_once(node) && below_not;
  }

  // Equal patterns are looked up once, and only the first of many: false for one that is left out.
  bool expand_once(Node& node) {
    const WordPattern& pattern = *node.pattern;
    const Key key{pattern.kind, pattern.distance, node.field, pattern.text};
    const auto known = known_.find(key);
    const bool too_many = known == known_.end() &&
                          (known_.size() >= kMaxQueryPatterns || found_words_ >= kMaxPatternWords);
    if (too_many || terms_ >= kMaxPatternTerms) return leave_out();
    if (known != known_.end()) {
      node.stands_for = known->second;
    } else {
      expand_pattern(node);
      known_.emplace(key, node.stands_for);
    }
    terms_ += node.stands_for.terms.size();
    ++searched_;
    return true;
  }

  bool leave_out() {
    if (!std::exchange(too_many_, true))
      notes_.push_back(
          fmt::format("only the first {} patterns of the query are searched", searched_));
    return false;
  }

  void expand_pattern(Node& node) {
    const Meant meant(*node.pattern);
    FoundWords found;
    words_.visit(meant.beginning(), [&](std::string_view text, uint64_t uses, const auto& terms) {
      if (!meant(text)) return;
      FoundWord& entry = found[std::string(text)];
      entry.uses += uses;
      for (const std::string_view term : terms()) entry.terms.emplace(term);
    });
    found_words_ += found.size();
    keep_used(node.field, found);
    keep_frequent(node, found);
    std::set<std::string> terms;
    for (const auto& [text, word] : found) {
      node.stands_for.words.push_back(text);
      terms.insert(word.terms.begin(), word.terms.end());
    }
    node.stands_for.terms.assign(terms.begin(), terms.end());
    node.stands_for.exact = !have_other_words(node.stands_for);
  }

  // Removed articles leave words behind.
  void keep_used(Field field, FoundWords& found) const {
    const std::string prefix(field_info(field).prefix);
    for (auto& [text, word] : found)
      std::erase_if(word.terms, [&](const std::string& term) {
        return !index_.database().term_exists(prefix + term);
      });
    std::erase_if(found, [](const auto& entry) { return entry.second.terms.empty(); });
  }

  void keep_frequent(const Node& node, FoundWords& found) {
    if (found.size() <= kMostExpandedWords) return;
    notes_.push_back(fmt::format("{} matches {} words, of which the {} most frequent are searched",
                                 node.text, found.size(), kMostExpandedWords));
    std::vector<uint64_t> uses;
    for (const auto& [text, word] : found) uses.push_back(word.uses);
    std::ranges::nth_element(uses, uses.begin() + kMostExpandedWords - 1, std::greater());
    const uint64_t least = uses[kMostExpandedWords - 1];
    auto room = static_cast<ptrdiff_t>(kMostExpandedWords) -
                std::ranges::count_if(uses, [&](uint64_t count) { return count > least; });
    std::erase_if(found, [&](const auto& entry) {
      return entry.second.uses < least || (entry.second.uses == least && room-- <= 0);
    });
  }

  // True if words that aren't meant have one of the terms too.
  bool have_other_words(const PatternWords& stands_for) {
    const std::unordered_set<std::string_view> terms(stands_for.terms.begin(),
                                                     stands_for.terms.end());
    bool others = false;
    for (const std::string& beginning : beginnings(stands_for.terms))
      words_.visit(beginning, [&](std::string_view text, uint64_t /*uses*/, const auto& own) {
        others = others ||
                 (std::ranges::any_of(own(), [&](auto term) { return terms.contains(term); }) &&
                  !std::ranges::binary_search(stands_for.words, text));
      });
    return others;
  }

  // What words with one of the terms begin with.
  std::set<std::string> beginnings(const std::vector<std::string>& terms) const {
    const bool kept = std::ranges::all_of(index_.languages(), [](const IndexLanguage& language) {
      return keeps_first_letter(language.code);
    });
    if (!kept) return {""};
    std::set<std::string> firsts;
    for (const std::string& term : terms) firsts.insert(term.substr(0, 1));
    return firsts;
  }

  using Key = std::tuple<WordPattern::Kind, unsigned, Field, std::string>;

  const IndexView& index_;
  VocabularyWords words_;
  std::map<Key, PatternWords> known_;
  size_t found_words_ = 0;  // by all patterns
  size_t terms_ = 0;        // of all nodes with a pattern
  size_t searched_ = 0;     // such nodes
  bool too_many_ = false;
  bool left_out_below_not_ = false;
  std::vector<std::string> notes_;
};

}  // namespace

ExpandedWords expand_words(Node& root, const IndexView& index) {
  return WordExpansion(index).run(root);
}

}  // namespace broadsheet
