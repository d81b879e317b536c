#include "query/search/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <unordered_map>

namespace broadsheet {
namespace {

constexpr std::string_view kListSeparator = "; ";

constexpr std::array<FacetField, 6> kFacetFields{{
    {"source", FacetKind::kValue, Slot::kSource, ""},
    {"author", FacetKind::kList, Slot::kAuthor, ""},
    {"section", FacetKind::kList, Slot::kSection, ""},
    {"lang", FacetKind::kTerm, Slot{}, "L"},
    {"year", FacetKind::kTerm, Slot{}, "Y"},
    {"month", FacetKind::kTerm, Slot{}, "M"},
}};
static_assert(kFacetFields[3].prefix == field_info(Field::kLang).prefix);

constexpr std::array<TimelineUnit, 4> kTimelineUnits{{
    {"day", "D"},
    {"week", "D", true},
    {"month", "M"},
    {"year", "Y"},
}};

// How many of the articles have a term: both lists are in order, and either may be the longer.
uint64_t count_term(const Xapian::Database& db, std::span<const Xapian::docid> ids,
                    const std::string& term) {
  uint64_t count = 0;
  auto posting = db.postlist_begin(term);
  const auto end = db.postlist_end(term);
  for (auto id = ids.begin(); id != ids.end() && posting != end;) {
    posting.skip_to(*id);
    if (posting == end) break;
    if (*posting == *id) {
      ++count;
      ++id;
    } else {
      id = std::lower_bound(id, ids.end(), *posting);
    }
  }
  return count;
}

// "20140402" as "2014-04-02", "201404" as "2014-04"; else as it is.
std::string with_hyphens(std::string digits) {
  for (const size_t at : {size_t{6}, size_t{4}})
    if (digits.size() > at) digits = digits.substr(0, at) + '-' + digits.substr(at);
  return digits;
}

// In the order of the terms.
std::vector<ValueCount> count_terms(const Xapian::Database& db, std::span<const Xapian::docid> ids,
                                    std::string_view prefix) {
  std::vector<ValueCount> counts;
  const std::string start(prefix);
  for (auto term = db.allterms_begin(start); term != db.allterms_end(start); ++term) {
    const std::string value = (*term).substr(start.size());
    const uint64_t count = value.empty() ? 0 : count_term(db, ids, *term);
    if (count > 0) counts.push_back({prefix == "L" ? value : with_hyphens(value), count});
  }
  return counts;
}

template <typename Sink>
void for_each_part(std::string_view list, Sink sink) {
  while (!list.empty()) {
    const size_t at = list.find(kListSeparator);
    if (at > 0) sink(list.substr(0, at));
    list.remove_prefix(at == list.npos ? list.size() : at + kListSeparator.size());
  }
}

std::vector<ValueCount> count_values(const Xapian::Database& db, std::span<const Xapian::docid> ids,
                                     const FacetField& field) {
  std::unordered_map<std::string, uint64_t> whole;
  auto value = db.valuestream_begin(slot(field.slot));
  const auto end = db.valuestream_end(slot(field.slot));
  for (const Xapian::docid id : ids) {
    if (value == end) break;
    value.skip_to(id);
    if (value != end && value.get_docid() == id) ++whole[*value];
  }
  std::unordered_map<std::string, uint64_t> parts;
  if (field.kind == FacetKind::kList)
    for (const auto& entry : whole)
      for_each_part(entry.first,
                    [&](std::string_view part) { parts[std::string(part)] += entry.second; });
  std::vector<ValueCount> counts;
  for (const auto& [text, count] : field.kind == FacetKind::kList ? parts : whole)
    counts.push_back({text, count});
  return counts;
}

// The ISO 8601 week of a day written "2014-04-02": the week of a year is that of its Thursday.
std::string week_of(std::string day) {
  using std::chrono::days;
  std::erase(day, '-');
  const int number = std::stoi(day_in_value(day));
  const std::chrono::year_month_day date(
      std::chrono::year(number / 10000),
      std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
      std::chrono::day(static_cast<unsigned>(number % 100)));
  const std::chrono::sys_days at(date);
  const auto from_monday = static_cast<int>(std::chrono::weekday(at).iso_encoding()) - 1;
  const std::chrono::sys_days thursday = at + days(3 - from_monday);
  const std::chrono::year year = std::chrono::year_month_day(thursday).year();
  const std::chrono::sys_days new_year(
      std::chrono::year_month_day(year, std::chrono::January, std::chrono::day(1)));
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), (thursday - new_year).count() / 7 + 1);
}

}  // namespace

std::span<const FacetField> facet_fields() { return kFacetFields; }

const FacetField* facet_field_named(std::string_view name) {
  const auto found = std::ranges::find(kFacetFields, name, &FacetField::name);
  return found == kFacetFields.end() ? nullptr : &*found;
}

std::span<const TimelineUnit> timeline_units() { return kTimelineUnits; }

const TimelineUnit* timeline_unit_named(std::string_view name) {
  const auto found = std::ranges::find(kTimelineUnits, name, &TimelineUnit::name);
  return found == kTimelineUnits.end() ? nullptr : &*found;
}

std::vector<ValueCount> count_facet(const Xapian::Database& db, std::span<const Xapian::docid> ids,
                                    const FacetRequest& request) {
  const FacetField& field = *request.field;
  std::vector<ValueCount> counts = field.kind == FacetKind::kTerm
                                       ? count_terms(db, ids, field.prefix)
                                       : count_values(db, ids, field);
  std::ranges::sort(counts, [](const ValueCount& a, const ValueCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  counts.resize(std::min(counts.size(), request.limit));
  return counts;
}

std::vector<ValueCount> count_timeline(const Xapian::Database& db,
                                       std::span<const Xapian::docid> ids,
                                       const TimelineUnit& unit) {
  std::vector<ValueCount> counts = count_terms(db, ids, unit.prefix);
  if (!unit.weeks) return counts;
  std::vector<ValueCount> weeks;
  for (const ValueCount& day : counts) {
    std::string week = week_of(day.value);
    if (weeks.empty() || weeks.back().value != week) weeks.push_back({std::move(week)});
    weeks.back().count += day.count;
  }
  return weeks;
}

std::string facet_value(const Xapian::Document& document, const FacetField& field) {
  if (field.kind != FacetKind::kTerm) return document.get_value(slot(field.slot));
  auto term = document.termlist_begin();
  term.skip_to(std::string(field.prefix));
  if (term == document.termlist_end() || !(*term).starts_with(field.prefix)) return "";
  return (*term).substr(field.prefix.size());
}

}  // namespace broadsheet
