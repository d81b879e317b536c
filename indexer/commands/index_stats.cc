// Gathers figures from terms, values and files.
#include "indexer/commands/index_stats.h"

#include <algorithm>
#include <iterator>

#include "corpus/store/schema.h"
#include "indexer/writing/index_files.h"

namespace broadsheet {
namespace {

using Counts = std::vector<std::pair<std::string, uint64_t>>;

// Most first, then by name.
void sort_counts(Counts& counts) {
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
}

Counts count_sources(const Xapian::Database& db) {
  std::map<std::string, uint64_t> by_source;
  const unsigned source_slot = slot(Slot::kSource);
  for (auto value = db.valuestream_begin(source_slot); value != db.valuestream_end(source_slot);
       ++value)
    ++by_source[*value];
  Counts counts(by_source.begin(), by_source.end());
  sort_counts(counts);
  return counts;
}

Counts count_languages(const Xapian::Database& db) {
  const std::string prefix(field_info(Field::kLang).prefix);
  Counts counts;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term)
    counts.emplace_back((*term).substr(prefix.size()), term.get_termfreq());
  sort_counts(counts);
  return counts;
}

uint64_t count_tokens(const Xapian::Database& db) {
  uint64_t tokens = 0;
  const unsigned words_slot = slot(Slot::kWords);
  for (auto value = db.valuestream_begin(words_slot); value != db.valuestream_end(words_slot);
       ++value)
    tokens += words_in_value(*value);
  return tokens;
}

// Lowest and highest by hand: Xapian's own bounds stay behind when articles are removed.
void find_dates(const Xapian::Database& db, IndexStats& stats) {
  std::string first, last;
  const unsigned date_slot = slot(Slot::kDate);
  for (auto value = db.valuestream_begin(date_slot); value != db.valuestream_end(date_slot);
       ++value) {
    const std::string date = *value;
    if (first.empty() || date < first) first = date;
    if (date > last) last = date;
  }
  if (first.empty()) return;
  const auto dashed = [](const std::string& value) {
    const std::string date = day_in_value(value);
    return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
  };
  stats.first_date = dashed(first);
  stats.last_date = dashed(last);
}

}  // namespace

IndexStats index_stats(const IndexLocation& location) {
  const Xapian::Database db = location.open();
  IndexStats stats;
  stats.withdrawn = db.get_termfreq(field_term(Field::kStatus, kStatusWithdrawn));
  stats.articles = db.get_doccount() - stats.withdrawn;
  stats.terms = static_cast<uint64_t>(std::distance(db.allterms_begin(), db.allterms_end()));
  stats.tokens = count_tokens(db);
  stats.tables = table_bytes(location.live_generation());
  stats.bytes = directory_bytes(location.live_generation());
  find_dates(db, stats);
  stats.sources = count_sources(db);
  stats.languages = count_languages(db);
  stats.positions = db.get_metadata(std::string(kMetaPositions)) == "yes";
  stats.schema = db.get_metadata(std::string(kMetaSchema));
  return stats;
}

}  // namespace broadsheet
