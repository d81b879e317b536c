#include "query/search/typed_words.h"

#include <algorithm>
#include <utility>

#include "corpus/analysis/bare_word.h"
#include "corpus/store/schema.h"
#include "query/terms/query_words.h"

namespace broadsheet {
namespace {

// What stands in addresses, patterns and values of fields, never inside a word of free text.
constexpr std::string_view kNoText = ":/@*?~_\\()<>=";

class TypedWords {
 public:
  TypedWords(const IndexView& index, AnalyzerSet& analyzers)
      : index_(index), analyzers_(analyzers) {}

  std::vector<TypedWord> run(const Node& tree) {
    visit(tree);
    std::ranges::sort(words_, {}, &TypedWord::begin);
    return std::move(words_);
  }

 private:
  void visit(const Node& node) {
    if (node.kind == NodeKind::kNot || node.occur == Occur::kMustNot) return;
    if (node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase) add_words(node);
    for (const Node& child : node.children) visit(child);
  }

  void add_words(const Node& leaf) {
    if (field_info(leaf.field).kind != FieldKind::kStemmed || leaf.surface || leaf.pattern ||
        leaf.text.find_first_of(kNoText) != std::string::npos)
      return;
    std::vector<Token> tokens;
    analyzers_.for_lang(index_.languages().front().code).analyze(leaf.text, tokens);
    for (const Token& token : tokens) {
      const std::string text = leaf.text.substr(token.start, token.length);
      TypedWord word{.leaf = &leaf,
                     .begin = leaf.text_at + token.start,
                     .end = leaf.text_at + token.start + token.length,
                     .surface = surface_of(text)};
      if (word.surface.empty()) continue;
      const Shape shape = shape_of(word.surface);
      word.letters = !shape.digit && shape.letters > 0;
      word.terms = articles_with(text, leaf, index_, analyzers_);
      for (auto term = word.terms.get_terms_begin(); term != word.terms.get_terms_end(); ++term)
        word.articles += index_.database().get_termfreq(*term);
      words_.push_back(std::move(word));
    }
  }

  const IndexView& index_;
  AnalyzerSet& analyzers_;
  std::vector<TypedWord> words_;
};

}  // namespace

std::vector<TypedWord> typed_words(const Node& tree, const IndexView& index,
                                   AnalyzerSet& analyzers) {
  return TypedWords(index, analyzers).run(tree);
}

Xapian::Query articles_with(const std::string& text, const Node& leaf, const IndexView& index,
                            AnalyzerSet& analyzers) {
  const Node word{.kind = NodeKind::kWord, .field = leaf.field, .text = text};
  const std::string prefix(field_info(leaf.field).prefix);
  std::vector<Xapian::Query> sets;
  for (const TermSet& set :
       analyze_words(text, word, index.database(), index.languages(), analyzers).sets) {
    std::vector<Xapian::Query> terms;
    for (const std::string& term : set.terms) terms.emplace_back(prefix + term);
    sets.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  return {Xapian::Query::OP_AND, sets.begin(), sets.end()};
}

}  // namespace broadsheet
