#include "query/matching/snippet.h"

#include <algorithm>
#include <set>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "query/matching/fragment.h"
#include "query/matching/sentences.h"

namespace broadsheet {
namespace {

// How far a sentence is looked for around a hit, in bytes.
constexpr size_t kSentenceReach = 1200;

// A fragment shorter than this says nothing.
constexpr size_t kMinFragment = 40;

// Characters that ellipses and spaces around one fragment may take.
constexpr size_t kEllipsisRoom = 4;

// A phrase counts this much more than its words: it is what was asked for.
constexpr double kPhraseFactor = 1.5;

// What a word counts that an earlier fragment shows already.
constexpr double kRepeatFactor = 0.1;

// A sentence with hits, and those hits.
struct Candidate {
  size_t begin;
  size_t end;
  std::span<const MatchSpan> spans;
};

// A piece of the text that is to be shown.
struct Piece {
  size_t begin;
  size_t end;
};

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, std::span<const MatchSpan> spans,
               std::span<const double> set_weights, const SnippetOptions& options)
      : text_(text),
        spans_(spans.first(std::min(spans.size(), kMaxSnippetSpans))),
        all_spans_(spans),
        set_weights_(set_weights),
        options_(options) {}

  std::vector<Fragment> run() {
    const size_t reserved = kEllipsisRoom * std::max<size_t>(options_.fragments, 1);
    left_ = options_.length > reserved ? options_.length - reserved : 0;
    if (left_ == 0 || options_.fragments == 0 || text_.empty()) return {};
    find_candidates();
    if (candidates_.empty())
      show_beginning();
    else
      choose();
    for (Piece& piece : pieces_) extend(piece);
    return fragments();
  }

 private:
  void find_candidates() {
    for (size_t i = 0; i < spans_.size();) {
      const SentenceSpan sentence = sentence_around(text_, spans_[i].begin, kSentenceReach);
      const size_t end = std::max<size_t>(sentence.end, spans_[i].end);
      size_t last = i + 1;
      while (last < spans_.size() && spans_[last].end <= end) ++last;
      candidates_.push_back({sentence.begin, end, spans_.subspan(i, last - i)});
      i = last;
    }
  }

  void show_beginning() {
    size_t begin = 0;
    while (begin < text_.size() && ascii::is_space(text_[begin])) ++begin;
    const SentenceSpan sentence = sentence_around(text_, begin, kSentenceReach);
    add(fit({sentence.begin, sentence.end, {}}, left_));
  }

  void choose() {
    std::vector<Candidate> open = candidates_;
    for (size_t n = options_.fragments; n > 0 && !open.empty(); --n) {
      if (left_ < kMinFragment && !pieces_.empty()) return;
      const auto best = std::ranges::max_element(open, {}, [&](const Candidate& c) {
        return value(c.spans, static_cast<size_t>(&c - open.data()));
      });
      cover(best->spans);
      // The last fragment, and one after which no word is missing, may take all that is left.
      const size_t room = n == 1 || all_covered(open) ? left_ : left_ / n;
      add(fit(*best, room));
      open.erase(best);
    }
  }

  void add(Piece piece) {
    left_ -= std::min(left_, count_characters(text_.substr(piece.begin, piece.end - piece.begin)));
    pieces_.push_back(piece);
  }

  double weight_of(uint16_t set) const { return set < set_weights_.size() ? set_weights_[set] : 1; }

  // What showing these hits is worth; `index` prefers earlier ones among equals.
  double value(std::span<const MatchSpan> spans, size_t index) const {
    std::set<uint16_t> sets;
    double sum = 0;
    for (const MatchSpan& span : spans) {
      const double factor = span.node->words.size() > 1 ? kPhraseFactor : 1;
      for (const uint16_t set : span.node->words)
        if (sets.insert(set).second)
          sum += weight_of(set) * factor * (covered_.contains(set) ? kRepeatFactor : 1);
    }
    return sum * (1 + 0.05 / (1 + static_cast<double>(index)));
  }

  void cover(std::span<const MatchSpan> spans) {
    for (const MatchSpan& span : spans)
      covered_.insert(span.node->words.begin(), span.node->words.end());
  }

  bool all_covered(const std::vector<Candidate>& candidates) const {
    for (const Candidate& candidate : candidates)
      for (const MatchSpan& span : candidate.spans)
        for (const uint16_t set : span.node->words)
          if (!covered_.contains(set)) return false;
    return true;
  }

  // The sentence, or the part of it with the most to show, in at most `room` characters.
  Piece fit(const Candidate& candidate, size_t room) const {
    if (advance_characters(text_, candidate.begin, room) >= candidate.end)
      return {candidate.begin, candidate.end};
    Piece best = window_from(candidate, candidate.begin, room);
    double best_value = value_within(candidate, best);
    for (const MatchSpan& span : candidate.spans) {
      // Some words before the first hit of the window say what it is about.
      const size_t context = retreat_characters(text_, span.begin, room / 4);
      const Piece piece = window_from(candidate, std::max(context, candidate.begin), room);
      const double piece_value = value_within(candidate, piece);
      if (piece_value > best_value * 1.01 + 1e-9) {
        best = piece;
        best_value = piece_value;
      }
    }
    return best;
  }

  double value_within(const Candidate& candidate, const Piece& piece) const {
    std::set<uint16_t> sets;
    double sum = 0;
    for (const MatchSpan& span : candidate.spans) {
      if (span.begin < piece.begin || span.end > piece.end) continue;
      for (const uint16_t set : span.node->words)
        if (sets.insert(set).second) sum += weight_of(set);
    }
    return sum;
  }

  // At most `room` characters from `begin` on, cut where words are, within the sentence.
  Piece window_from(const Candidate& candidate, size_t begin, size_t room) const {
    if (begin > candidate.begin) begin = next_word(begin, candidate.end);
    const size_t limit = advance_characters(text_, begin, room);
    if (limit >= candidate.end) return {begin, candidate.end};
    size_t end = limit;
    while (end > begin && !ascii::is_space(text_[end])) --end;
    while (end > begin && ascii::is_space(text_[end - 1])) --end;
    // A word longer than the room, or a script without spaces.
    if (end <= begin + (limit - begin) / 2) end = limit;
    return {begin, end};
  }

  // The beginning of the first word at or behind `at`; `at` itself where no space is near.
  size_t next_word(size_t at, size_t end) const {
    if (at > 0 && ascii::is_space(text_[at - 1])) return at;
    const size_t furthest = std::min(end, at + 30);
    for (size_t i = at; i < furthest; ++i) {
      if (!ascii::is_space(text_[i])) continue;
      while (i < end && ascii::is_space(text_[i])) ++i;
      return i;
    }
    return at;
  }

  // Takes the sentences that follow into the piece, while they fit.
  void extend(Piece& piece) {
    while (piece.end < text_.size()) {
      size_t next = piece.end;
      while (next < text_.size() && ascii::is_space(text_[next])) ++next;
      if (next == text_.size() || starts_piece(next)) return;
      const SentenceSpan sentence = sentence_around(text_, next, kSentenceReach);
      // A piece that was cut inside its sentence isn't followed by a sentence.
      if (sentence.begin < next || sentence.end <= next) return;
      if (advance_characters(text_, piece.end, left_) < sentence.end) return;
      left_ -= count_characters(text_.substr(piece.end, sentence.end - piece.end));
      piece.end = sentence.end;
    }
  }

  bool starts_piece(size_t at) const {
    return std::ranges::any_of(pieces_,
                               [at](const Piece& p) { return p.begin <= at && at < p.end; });
  }

  std::vector<Fragment> fragments() {
    std::ranges::sort(pieces_, {}, &Piece::begin);
    std::vector<Piece> merged;
    for (const Piece& piece : pieces_) {
      if (!merged.empty() && only_space(merged.back().end, piece.begin))
        merged.back().end = std::max(merged.back().end, piece.end);
      else
        merged.push_back(piece);
    }
    std::vector<Fragment> result;
    for (const Piece& piece : merged) {
      Fragment& fragment = result.emplace_back(
          make_fragment(Field::kText, text_, piece.begin, piece.end, all_spans_));
      fragment.cut_before = !only_space(0, piece.begin);
      fragment.cut_after = !only_space(piece.end, text_.size());
    }
    return result;
  }

  bool only_space(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (!ascii::is_space(text_[i])) return false;
    return true;
  }

  std::string_view text_;
  std::span<const MatchSpan> spans_;
  std::span<const MatchSpan> all_spans_;
  std::span<const double> set_weights_;
  const SnippetOptions& options_;
  size_t left_ = 0;  // characters that may still be shown
  std::vector<Candidate> candidates_;
  std::set<uint16_t> covered_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Fragment> make_snippet(std::string_view text, std::span<const MatchSpan> spans,
                                   std::span<const double> set_weights,
                                   const SnippetOptions& options) {
  return SnippetMaker(text, spans, set_weights, options).run();
}

Fragment highlight_whole(Field field, std::string_view text, std::span<const MatchSpan> spans,
                         size_t length) {
  const size_t end = advance_characters(text, 0, length);
  Fragment fragment = make_fragment(field, text, 0, end, spans);
  fragment.cut_after = end < text.size();
  return fragment;
}

}  // namespace broadsheet
