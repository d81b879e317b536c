// Compares our snippets with Xapian's MSet::snippet on the first hits of many queries, and times
// them. Prints tab-separated lines: name, ours, MSet::snippet.
//
// Both get the same articles. Xapian's needs the terms of Xapian's own indexing strategy, so each
// query's articles are put into an index in memory for it; that is not timed.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

#include "query/language/parser.h"
#include "query/matching/matcher.h"
#include "query/matching/sentences.h"
#include "query/matching/snippet.h"
#include "query/search/searcher.h"
#include "query/terms/query_analysis.h"

namespace broadsheet {
namespace {

constexpr size_t kLength = 300;

struct Totals {
  size_t snippets = 0;
  size_t words_present = 0;  // distinct query words in the text
  size_t words_shown = 0;    // of those, marked in the snippet
  size_t fragments = 0;
  size_t sentence_starts = 0;
  size_t marks = 0;
  size_t wrong_marks = 0;  // that the matcher doesn't know of
  double seconds = 0;
};

// A marked piece of the text, in bytes.
struct Mark {
  size_t begin;
  size_t end;
};

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void judge(const std::string& text, const std::vector<Mark>& pieces, const std::vector<Mark>& marks,
           const std::vector<MatchSpan>& spans, Totals& totals) {
  ++totals.snippets;
  std::set<uint16_t> present;
  std::set<uint16_t> shown;
  for (const MatchSpan& span : spans) {
    present.insert(span.node->words.begin(), span.node->words.end());
    for (const Mark& mark : marks)
      if (mark.begin < span.end && span.begin < mark.end)
        shown.insert(span.node->words.begin(), span.node->words.end());
  }
  totals.words_present += present.size();
  totals.words_shown += shown.size();
  totals.fragments += pieces.size();
  for (const Mark& piece : pieces)
    totals.sentence_starts += sentence_around(text, piece.begin, 2000).begin == piece.begin;
  totals.marks += marks.size();
  for (const Mark& mark : marks) {
    const bool right = std::ranges::any_of(spans, [&](const MatchSpan& span) {
      return mark.begin < span.end && span.begin < mark.end;
    });
    totals.wrong_marks += right ? 0 : 1;
  }
}

// Where Xapian's snippet stands in the text: its words looked up one after the other.
void judge_xapian(const std::string& text, const std::string& snippet,
                  const std::vector<MatchSpan>& spans, Totals& totals) {
  std::string plain;
  std::vector<Mark> in_plain;
  for (size_t i = 0; i < snippet.size(); ++i) {
    if (snippet[i] == '\x01')
      in_plain.push_back({plain.size(), 0});
    else if (snippet[i] == '\x02')
      in_plain.back().end = plain.size();
    else
      plain += snippet[i];
  }
  size_t lead = 0;
  if (plain.starts_with("...")) lead = 3;
  const size_t tail = plain.size() > lead + 3 && plain.ends_with("...") ? 3 : 0;
  const std::string middle = plain.substr(lead, plain.size() - lead - tail);
  const size_t at = text.find(middle);
  if (at == std::string::npos) return;  // its markup ran into the text: can't be judged
  std::vector<Mark> marks;
  for (const Mark& mark : in_plain) marks.push_back({mark.begin - lead + at, mark.end - lead + at});
  size_t begin = at;
  while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  judge(text, {{begin, at + middle.size()}}, marks, spans, totals);
}

std::string xapian_snippet(const std::vector<Hit>& hits, const std::string& query, size_t which,
                           Totals& totals) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  const Xapian::Stem stem("english");
  generator.set_stemmer(stem);
  for (const Hit& hit : hits) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(hit.article.title);
    generator.increase_termpos();
    generator.index_text(hit.article.text);
    db.add_document(document);
  }
  Xapian::QueryParser parser;
  parser.set_stemmer(stem);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_database(db);
  Xapian::Enquire enquire(db);
  enquire.set_query(parser.parse_query(query));
  const Xapian::MSet mset = enquire.get_mset(0, 10);
  const auto start = Clock::now();
  std::string snippet =
      mset.snippet(hits[which].article.text, kLength, stem,
                   Xapian::MSet::SNIPPET_BACKGROUND_MODEL | Xapian::MSet::SNIPPET_EXHAUSTIVE,
                   "\x01", "\x02", "...");
  totals.seconds += since(start);
  return snippet;
}

void run(Searcher& searcher, AnalyzerSet& analyzers, const std::string& line, Totals& ours,
         Totals& theirs) {
  const Node tree = parse_query(line, "20240515");
  SearchOptions options;
  options.snippets = false;
  const ResultPage page = searcher.search(tree, options);
  const Xapian::WritableDatabase none("", Xapian::DB_BACKEND_INMEMORY);
  const MatchTree analyzed = analyze_query(tree, none, {{"en"}}, analyzers);
  Matcher matcher(analyzed, analyzers);
  const std::vector<double> weights(analyzed.sets.size(), 1.0);
  for (size_t i = 0; i < page.hits.size(); ++i) {
    const Article& article = page.hits[i].article;
    ArticleText text;
    text.text = article.text;
    text.lang = "en";
    std::vector<MatchSpan> spans;
    const auto start = Clock::now();
    matcher.match(text, &spans);
    const std::vector<Fragment> fragments =
        make_snippet(article.text, spans, weights, {.length = kLength, .fragments = 2});
    ours.seconds += since(start);
    std::vector<Mark> pieces;
    std::vector<Mark> marks;
    for (const Fragment& fragment : fragments) {
      const size_t at = article.text.find(fragment.excerpt);
      pieces.push_back({at, at + fragment.excerpt.size()});
      for (const Highlight& highlight : fragment.highlights)
        marks.push_back({at + highlight.begin, at + highlight.end});
    }
    judge(article.text, pieces, marks, spans, ours);
    judge_xapian(article.text, xapian_snippet(page.hits, line, i, theirs), spans, theirs);
  }
}

double share(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void print(const Totals& ours, const Totals& theirs) {
  const auto line = [](const char* name, double a, double b) {
    std::printf("%s\t%.4g\t%.4g\n", name, a, b);
  };
  std::printf("measure\tours\tMSet::snippet\n");
  line("snippets judged", static_cast<double>(ours.snippets), static_cast<double>(theirs.snippets));
  line("share of distinct query words shown", share(ours.words_shown, ours.words_present),
       share(theirs.words_shown, theirs.words_present));
  line("share of fragments that start at a sentence", share(ours.sentence_starts, ours.fragments),
       share(theirs.sentence_starts, theirs.fragments));
  line("marked words or phrases", static_cast<double>(ours.marks),
       static_cast<double>(theirs.marks));
  line("wrongly marked", static_cast<double>(ours.wrong_marks),
       static_cast<double>(theirs.wrong_marks));
  line("microseconds a snippet", 1e6 * ours.seconds / static_cast<double>(ours.snippets),
       1e6 * theirs.seconds / static_cast<double>(theirs.snippets));
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: snippet_benchmark INDEX QUERIES (one a line)\n");
    return 2;
  }
  broadsheet::Searcher searcher({argv[1]});
  std::ifstream queries(argv[2]);
  broadsheet::Totals ours;
  broadsheet::Totals theirs;
  broadsheet::AnalyzerSet analyzers;  // kept from query to query, as a Searcher keeps its own
  std::string line;
  while (std::getline(queries, line)) broadsheet::run(searcher, analyzers, line, ours, theirs);
  broadsheet::print(ours, theirs);
  return ours.snippets > 0 ? 0 : 1;
}
