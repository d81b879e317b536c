#include "query/terms/query_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "corpus/analysis/folding.h"
#include "corpus/text/case_class.h"
#include "query/language/limits.h"
#include "query/language/query_error.h"
#include "query/terms/compound.h"
#include "query/terms/equal_parts.h"
#include "query/terms/query_stop_words.h"
#include "query/terms/query_words.h"

namespace broadsheet {
namespace {

// With fewer words, capitals are taken as meant: "WHO COVID", "US GDP".
constexpr size_t kAllCapitalsWords = 4;

bool is_word_kind(const Node& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
}

size_t count_words(const Node& node, bool& lower_case) {
  size_t count = 0;
  if (is_word_kind(node)) {
    count = 1;
    const CaseClass capitals = case_class(node.text);
    lower_case |= capitals != CaseClass::kUpper && capitals != CaseClass::kNone;
  }
  for (const Node& child : node.children) count += count_words(child, lower_case);
  return count;
}

class QueryAnalysis {
 public:
  QueryAnalysis(const Xapian::Database& db, const IndexLanguages& languages, AnalyzerSet& analyzers)
      : db_(db), languages_(languages), analyzers_(analyzers) {}

  MatchTree run(const Node& root) {
    bool lower_case = false;
    ignore_capitals_ = count_words(root, lower_case) >= kAllCapitalsWords && !lower_case;
    convert(root, tree_.root);
    return std::move(tree_);
  }

 private:
  // Fills in `out`; false when nothing is left of the node. Recursion is bounded by the parser's
  // limit on nesting.
  bool convert(const Node& node, MatchNode& out) {
    out.kind = node.kind;
    out.occur = node.occur;
    out.field = node.field;
    out.where = node.where;
    out.value = node.text;
    out.dates = node.dates;
    out.lengths = node.lengths;
    out.number = node.number;
    switch (node.kind) {
      case NodeKind::kWord:
      case NodeKind::kPhrase:
        return convert_words(node, out);
      case NodeKind::kGroup:
        return convert_group(node, out);
      case NodeKind::kNear:
      case NodeKind::kAdj:
        if (!convert_children(node, out)) return false;
        check_operands(out);
        return true;
      case NodeKind::kAnd:
      case NodeKind::kOr:
      case NodeKind::kNot:
      case NodeKind::kSentence:
      case NodeKind::kParagraph:
      case NodeKind::kLead:
      case NodeKind::kAtLeast:
        return convert_children(node, out);
      case NodeKind::kExact:
      case NodeKind::kDate:
      case NodeKind::kLength:
      case NodeKind::kAll:
        return ++parts_ <= kMaxQueryParts || cut();
    }
    return true;
  }

  // False, for a part that is left out.
  bool cut() {
    tree_.cut = true;
    return false;
  }

  bool convert_children(const Node& node, MatchNode& out) {
    for (const Node& child : node.children) {
      MatchNode converted;
      if (convert(child, converted)) out.children.push_back(std::move(converted));
    }
    const bool places = node.kind == NodeKind::kNear || node.kind == NodeKind::kAdj;
    if (!places) merge_equal_parts(out.children);  // "a NEAR a" asks for two places
    return !out.children.empty();
  }

  bool convert_group(const Node& group, MatchNode& out) {
    std::deque<Node> words;
    const std::vector<const Node*> children = with_compounds_split(group.children, words);
    std::vector<bool> droppable;
    bool content = false;
    for (const Node* child : children) {
      droppable.push_back(is_droppable(*child));
      content |= child->occur != Occur::kMustNot && child->kind != NodeKind::kExact &&
                 child->kind != NodeKind::kDate && child->kind != NodeKind::kLength &&
                 !droppable.back();
    }
    for (size_t i = 0; i < children.size(); ++i) {
      if (content && droppable[i]) continue;
      MatchNode converted;
      if (convert(*children[i], converted)) out.children.push_back(std::move(converted));
    }
    merge_equal_parts(out.children);
    return !out.children.empty();
  }

  // The children of a group. Beside other words, an optional compound counts word by word, so that
  // articles rank that hold some of them; alone it is looked for as written. `words`: owns those.
  std::vector<const Node*> with_compounds_split(const std::vector<Node>& nodes,
                                                std::deque<Node>& words) {
    std::vector<const Node*> split;
    for (const Node& node : nodes) {
      const std::vector<std::string_view> parts =
          nodes.size() > 1 ? parts_of(node) : std::vector<std::string_view>();
      if (parts.empty()) split.push_back(&node);
      for (const std::string_view part : parts) {
        words.push_back(node);
        words.back().text = part;
        split.push_back(&words.back());
      }
    }
    return split;
  }

  // The words of an optional compound that the index does not take for one word.
  std::vector<std::string_view> parts_of(const Node& node) {
    if (node.kind != NodeKind::kWord || node.occur != Occur::kShould || node.surface ||
        node.pattern || !is_stemmed(node.field))
      return {};
    std::vector<std::string_view> parts = compound_parts(node.text);
    if (!parts.empty() &&
        analyze_words(typed(node), node, db_, languages_, analyzers_).sets.size() < 2)
      parts.clear();
    return parts;
  }

  bool is_droppable(const Node& node) {
    if (node.kind != NodeKind::kWord || node.occur != Occur::kShould || node.surface ||
        node.pattern)
      return false;
    return is_stemmed(node.field) &&
           is_stop_word(ignore_capitals_ ? fold_case(node.text) : node.text, db_, languages_,
                        analyzers_);
  }

  static bool is_stemmed(Field field) { return field_info(field).kind == FieldKind::kStemmed; }

  std::string typed(const Node& node) const {
    // Folding takes the joiners out of emoji, which have no capitals.
    const bool folds =
        ignore_capitals_ && !node.surface && case_class(node.text) != CaseClass::kNone;
    return folds ? fold_case(node.text) : node.text;
  }

  bool convert_words(const Node& node, MatchNode& out) {
    if (tree_.sets.size() >= kMaxQueryWords || parts_ >= kMaxQueryParts) return cut();
    if (node.pattern) {
      ++parts_;
      return convert_pattern(node, out);
    }
    QueryWords words = analyze_words(typed(node), node, db_, languages_, analyzers_);
    if (words.sets.empty()) return false;
    if (words.sets.size() > 1 && ++phrases_ > kMaxQueryPhrases) return cut();
    ++parts_;
    for (TermSet& set : words.sets) out.words.push_back(index_of(std::move(set)));
    out.surface = std::move(words.surface);
    out.kind = out.words.size() == 1 ? NodeKind::kWord : NodeKind::kPhrase;
    if (node.number > 0 && out.kind == NodeKind::kPhrase) spread_phrase(out);
    return true;
  }

  // A pattern that stands for no word keeps its own text as a term, which no article has.
  bool convert_pattern(const Node& node, MatchNode& out) {
    TermSet set{node.stands_for.terms};
    if (set.terms.empty()) set.terms.push_back(node.text);
    out.words = {index_of(std::move(set))};
    out.forms = node.stands_for.words;
    out.forms_exact = node.stands_for.exact;
    return true;
  }

  // "nato kyiv"~5: the words of the phrase become operands of a kNear.
  static void spread_phrase(MatchNode& out) {
    out.kind = NodeKind::kNear;
    for (size_t i = 0; i < out.words.size(); ++i) {
      MatchNode& word = out.children.emplace_back();
      word.kind = NodeKind::kWord;
      word.field = out.field;
      word.where = out.where;
      word.words = {out.words[i]};
      if (!out.surface.empty()) word.surface = {out.surface[i]};
    }
    out.words.clear();
    out.surface.clear();
    check_operands(out);
  }

  static void check_operands(const MatchNode& near) {
    if (near.children.size() > kMaxNearOperands)
      throw QueryError(
          fmt::format("more than {} parts are to be near each other", kMaxNearOperands), near.where,
          "leave out some, or use SENTENCE or PARAGRAPH");
  }

  uint16_t index_of(TermSet set) {
    std::ranges::sort(set.terms);
    set.terms.erase(std::unique(set.terms.begin(), set.terms.end()), set.terms.end());
    const auto found = std::ranges::find(tree_.sets, set);
    const auto index = static_cast<uint16_t>(found - tree_.sets.begin());
    if (found == tree_.sets.end()) tree_.sets.push_back(std::move(set));
    return index;
  }

  const Xapian::Database& db_;
  const IndexLanguages& languages_;
  AnalyzerSet& analyzers_;
  MatchTree tree_;
  size_t parts_ = 0, phrases_ = 0;
  bool ignore_capitals_ = false;
};

}  // namespace

MatchTree analyze_query(const Node& root, const Xapian::Database& db,
                        const IndexLanguages& languages, AnalyzerSet& analyzers) {
  return QueryAnalysis(db, languages, analyzers).run(root);
}

}  // namespace broadsheet
