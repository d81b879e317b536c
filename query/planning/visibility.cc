// Filters by status terms and the value of the embargo.
#include "query/planning/visibility.h"

#include <chrono>

#include "corpus/article/date.h"
#include "corpus/store/schema.h"
#include "query/planning/sound_queries.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

std::string sort_key_of_now() {
  using namespace std::chrono;
  const auto now = floor<seconds>(system_clock::now());
  const auto day = floor<days>(now);
  const year_month_day date(day);
  const hh_mm_ss time(now - day);
  DateTime out;
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.hour = static_cast<int>(time.hours().count());
  out.minute = static_cast<int>(time.minutes().count());
  out.second = static_cast<int>(time.seconds().count());
  out.has_time = out.has_offset = true;
  return date_sort_key(out);
}

}  // namespace

Plan shown_only(Plan plan, const Xapian::Database& database, const Visibility& visibility) {
  const std::string withdrawn = field_term(Field::kStatus, kStatusWithdrawn);
  const std::string embargoed = field_term(Field::kStatus, kStatusEmbargoed);
  std::vector<Xapian::Query> hidden;
  if (database.term_exists(withdrawn)) hidden.emplace_back(withdrawn);
  if (!visibility.include_embargoed && database.term_exists(embargoed)) {
    // Behind now and before every later key; at its very time an article may be shown.
    const Xapian::Query later(Xapian::Query::OP_VALUE_GE, slot(Slot::kEmbargo),
                              sort_key_of_now() + " ");
    hidden.push_back(Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(embargoed), later));
  }
  if (hidden.empty()) return plan;
  // Taken out of all articles, not of the query: below OP_AND_NOT its optional parts don't count.
  const Xapian::Query shown = without(match_all(), hidden);
  plan.query = filtered(plan.query, shown);
  if (plan.to_verify) plan.to_verify->certain = filtered(plan.to_verify->certain, shown);
  plan.words.reset();
  return plan;
}

}  // namespace broadsheet
