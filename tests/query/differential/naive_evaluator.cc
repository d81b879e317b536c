#include "tests/query/differential/naive_evaluator.h"

#include <algorithm>
#include <functional>

namespace broadsheet {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string text) {
  for (char& c : text)
    if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string stem_of(const std::string& word) {
  std::string stem = lower(word);
  if (stem.size() > 3 && stem.back() == 's') stem.pop_back();
  return stem;
}

// A sentence ends behind "." or "!" when white space and no lower-case letter follow, and at an
// empty line; a paragraph at an empty line.
void divide(const std::string& between, char next, size_t& sentence, size_t& paragraph) {
  const bool empty_line = std::ranges::count(between, '\n') >= 2;
  const bool stop = between.find_first_of(".!") != std::string::npos && is_capital(next);
  sentence += empty_line || stop;
  paragraph += empty_line;
}

std::vector<NaiveWord> words_of(const std::string& text) {
  std::vector<NaiveWord> words;
  size_t sentence = 0;
  size_t paragraph = 0;
  size_t last_end = 0;
  for (size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (!words.empty()) divide(text.substr(last_end, at - last_end), text[at], sentence, paragraph);
    NaiveWord word{text.substr(at, end - at), "", at, end, sentence, paragraph};
    word.stem = stem_of(word.written);
    if (text.compare(end, 2, "'s") == 0) word.end = end += 2;
    words.push_back(word);
    last_end = at = end;
  }
  return words;
}

bool naive_wildcards(std::string_view pattern, std::string_view word) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] == '*')
    return naive_wildcards(pattern.substr(1), word) ||
           (!word.empty() && naive_wildcards(pattern, word.substr(1)));
  return !word.empty() && (pattern[0] == '?' || pattern[0] == word[0]) &&
         naive_wildcards(pattern.substr(1), word.substr(1));
}

// True if so many edits, tried one after the other, make one word the other.
bool naive_near(std::string_view a, std::string_view b, unsigned edits) {
  while (!a.empty() && !b.empty() && a[0] == b[0] && edits == 0) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a == b) return true;
  if (edits == 0) return false;
  if (!a.empty() && naive_near(a.substr(1), b, edits - 1)) return true;
  if (!b.empty() && naive_near(a, b.substr(1), edits - 1)) return true;
  if (a.empty() || b.empty()) return false;
  if (naive_near(a.substr(1), b.substr(1), edits - (a[0] == b[0] ? 0 : 1))) return true;
  return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
         naive_near(a.substr(2), b.substr(2), edits - 1);
}

bool naive_pattern(const WordPattern& pattern, const std::string& word) {
  return pattern.kind == WordPattern::Kind::kWildcard
             ? naive_wildcards(pattern.text, word)
             : naive_near(pattern.text, word, pattern.distance);
}

// The words of one field that are looked at: [first, last).
struct Range {
  size_t first = 0;
  size_t last = SIZE_MAX;
};

struct Scope {
  Range title;
  Range text;
};

// First and one past the last word.
struct WordPlace {
  size_t first, last;
  auto operator<=>(const WordPlace&) const = default;
};

class Evaluation {
 public:
  explicit Evaluation(const NaiveArticle& article) : article_(article) {}

  bool match(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    std::set<NaiveSpan> own;
    if (!match_kind(node, scope, own)) return false;
    if (node.kind != NodeKind::kNot) spans.merge(own);
    return true;
  }

 private:
  bool match_kind(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    switch (node.kind) {
      case NodeKind::kWord:
      case NodeKind::kPhrase:
        return words(node, scope, spans);
      case NodeKind::kDate:
        return date(node);
      case NodeKind::kLength: {
        const uint64_t count = article_.title.size() + article_.text.size();
        return node.lengths.least <= count && count <= node.lengths.most;
      }
      case NodeKind::kAnd:
        return all(node, scope, spans);
      case NodeKind::kOr:
        return any(node, scope, spans);
      case NodeKind::kNot:
        return !match(node.children[0], scope, spans);
      case NodeKind::kGroup:
        return group(node, scope, spans);
      case NodeKind::kNear:
      case NodeKind::kAdj:
        return each_field(scope, [&](Field field, Range range) {
          std::vector<std::vector<WordPlace>> operands;
          for (const Node& child : node.children) operands.push_back(places(child, field, range));
          return near(operands, node.number, node.kind == NodeKind::kAdj, field, spans);
        });
      case NodeKind::kSentence:
      case NodeKind::kParagraph:
        return section(node, scope, spans);
      case NodeKind::kLead:
        return match(
            node.children[0],
            {scope.title, {scope.text.first, std::min<size_t>(scope.text.last, kLeadWords)}},
            spans);
      case NodeKind::kAtLeast:
        return at_least(node, scope, spans);
      case NodeKind::kAll:
        return true;
      case NodeKind::kExact:
        return false;
    }
    return false;
  }

  bool all(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    return std::ranges::all_of(node.children,
                               [&](const Node& child) { return match(child, scope, spans); });
  }

  bool any(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    bool found = false;
    for (const Node& child : node.children) found |= match(child, scope, spans);
    return found;
  }

  bool group(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    bool has_must = false;
    bool has_should = false;
    bool should_matches = false;
    for (const Node& child : node.children) {
      std::set<NaiveSpan> own;
      const bool matches = match(child, scope, own);
      has_must |= child.occur == Occur::kMust;
      has_should |= child.occur == Occur::kShould;
      if (child.occur == Occur::kMustNot ? matches : !matches && child.occur == Occur::kMust)
        return false;
      should_matches |= matches && child.occur == Occur::kShould;
      if (child.occur != Occur::kMustNot) spans.merge(own);
    }
    return has_must || !has_should || should_matches;
  }

  bool date(const Node& node) const {
    if (node.dates.undated) return article_.day.empty();
    return !article_.day.empty() && node.dates.first <= article_.day &&
           (node.dates.last.empty() || article_.day <= node.dates.last);
  }

  const std::vector<NaiveWord>& field_words(Field field) const {
    return field == Field::kTitle    ? article_.title
           : field == Field::kAuthor ? article_.author
                                     : article_.text;
  }

  static bool is_word(const NaiveWord& in_query, const Node& node, const NaiveWord& in_text) {
    if (node.pattern) return naive_pattern(*node.pattern, lower(in_text.written));
    if (node.surface) {
      const bool capital = std::ranges::any_of(in_query.written, is_capital);
      return capital ? in_query.written == in_text.written
                     : in_query.written == lower(in_text.written);
    }
    if (node.field == Field::kAuthor) return lower(in_query.written) == lower(in_text.written);
    return in_query.stem == in_text.stem;
  }

  // The places of a word or phrase, or of alternatives of them, in one field.
  std::vector<WordPlace> places(const Node& node, Field field, Range range) const {
    std::vector<WordPlace> found;
    for (const Node& child : node.children)
      for (const WordPlace& place : places(child, field, range)) found.push_back(place);
    const bool here = node.field == field || (node.field == Field::kText && field == Field::kTitle);
    if (node.text.empty() || !here) return found;
    const std::vector<NaiveWord> wanted =
        node.pattern ? std::vector<NaiveWord>(1) : words_of(node.text);
    const auto& words = field_words(field);
    for (size_t at = range.first; at + wanted.size() <= std::min(range.last, words.size()); ++at) {
      bool whole = true;
      for (size_t i = 0; i < wanted.size(); ++i) whole &= is_word(wanted[i], node, words[at + i]);
      if (whole) found.push_back({at, at + wanted.size()});
    }
    return found;
  }

  void mark(Field field, const WordPlace& place, std::set<NaiveSpan>& spans) const {
    const auto& words = field_words(field);
    spans.emplace(field, words[place.first].begin, words[place.last - 1].end);
  }

  template <typename Test>
  static bool each_field(const Scope& scope, const Test& test) {
    const bool title = test(Field::kTitle, scope.title);
    const bool text = test(Field::kText, scope.text);
    return title || text;
  }

  bool words(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    if (node.field == Field::kAuthor) return !places(node, Field::kAuthor, {}).empty();
    return each_field(scope, [&](Field field, Range range) {
      if (node.number > 0) return sloppy(node, field, range, spans);
      const std::vector<WordPlace> found = places(node, field, range);
      for (const WordPlace& place : found) mark(field, place, spans);
      return !found.empty();
    });
  }

  bool sloppy(const Node& node, Field field, Range range, std::set<NaiveSpan>& spans) const {
    std::vector<std::vector<WordPlace>> operands;
    for (const NaiveWord& word : words_of(node.text)) {
      Node single = node;
      single.kind = NodeKind::kWord;
      single.number = 0;
      single.text = word.written;
      operands.push_back(places(single, field, range));
    }
    return near(operands, node.number, false, field, spans);
  }

  // Tries every chain of one place of each operand, from left to right.
  bool near(const std::vector<std::vector<WordPlace>>& operands, uint32_t distance, bool ordered,
            Field field, std::set<NaiveSpan>& spans) const {
    bool found = false;
    std::vector<WordPlace> chain;
    std::vector<bool> used(operands.size(), false);
    const std::function<void()> extend = [&] {
      if (chain.size() == operands.size()) {
        found = true;
        for (const WordPlace& place : chain) mark(field, place, spans);
        return;
      }
      for (size_t i = 0; i < operands.size(); ++i) {
        if (used[i] || (ordered && i != chain.size())) continue;
        used[i] = true;
        for (const WordPlace& place : operands[i]) {
          // The very next word begins where the last place ends.
          const bool follows = chain.empty() || (place.first >= chain.back().last &&
                                                 place.first - chain.back().last < distance);
          if (!follows) continue;
          chain.push_back(place);
          extend();
          chain.pop_back();
        }
        used[i] = false;
      }
    };
    extend();
    return found;
  }

  bool section(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    const auto number = [&](const NaiveWord& word) {
      return node.kind == NodeKind::kSentence ? word.sentence : word.paragraph;
    };
    return each_field(scope, [&](Field field, Range range) {
      const auto& words = field_words(field);
      const size_t last = std::min(range.last, words.size());
      bool found = false;
      for (size_t begin = range.first, end; begin < last; begin = end) {
        end = begin;
        while (end < last && number(words[end]) == number(words[begin])) ++end;
        Scope inner{{0, 0}, {0, 0}};
        (field == Field::kTitle ? inner.title : inner.text) = {begin, end};
        std::set<NaiveSpan> own;
        if (!all(node, inner, own)) continue;
        found = true;
        spans.merge(own);
      }
      return found;
    });
  }

  bool at_least(const Node& node, const Scope& scope, std::set<NaiveSpan>& spans) const {
    size_t count = 0;
    each_field(scope, [&](Field field, Range range) {
      const std::vector<WordPlace> found = places(node.children[0], field, range);
      const std::set<WordPlace> distinct(found.begin(), found.end());
      for (const WordPlace& place : distinct) mark(field, place, spans);
      count += distinct.size();
      return true;
    });
    return count >= node.number;
  }

  const NaiveArticle& article_;
};

}  // namespace

NaiveArticle::NaiveArticle(const Article& article)
    : id(article.id),
      day(article.date),
      title(words_of(article.title)),
      text(words_of(article.text)),
      author(words_of(article.author)) {
  std::erase(day, '-');
}

bool naive_match(const Node& query, const NaiveArticle& article, std::set<NaiveSpan>& spans) {
  return !query.children.empty() && Evaluation(article).match(query, {}, spans);
}

}  // namespace broadsheet
