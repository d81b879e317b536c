// Holds articles back and reads their dates.
#include "corpus/readers/common/date_settler.h"

#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/article_fields.h"

namespace broadsheet {
namespace {

constexpr size_t kMostHeld = 1000;
constexpr size_t kMostHeldBytes = size_t{1} << 20;

constexpr std::string Article::*kDates[] = {&Article::date, &Article::modified, &Article::embargo};

// The order of a date that nothing in its source shows.
DayOrder usual_order(const Article& article, std::string_view date) {
  if (date.find('/') == date.npos) return DayOrder::kDayFirst;
  const std::string lang =
      article.lang.empty() ? detect_language(article.title, article.text) : article.lang;
  return lang == "en" ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

}  // namespace

DateSettler::DateSettler(Take take, std::function<void(std::string_view)> unreadable)
    : take_(std::move(take)), unreadable_(std::move(unreadable)) {}

void DateSettler::article(Article&& article) {
  if (order_ == DayOrder::kUnknown) {
    const Shown shown = shown_by(article);
    order_ = shown.order;
    const bool waits =
        order_ == DayOrder::kUnknown && holds_ && (shown.is_either || !held_.empty());
    if (waits) {
      held_bytes_ += article_bytes(article);
      held_.push_back(std::move(article));
      if (held_.size() < kMostHeld && held_bytes_ < kMostHeldBytes) return;
      holds_ = false;
      return finish();
    }
    finish();
  }
  give(std::move(article));
}

void DateSettler::finish() {
  std::vector<Article> held = std::move(held_);
  held_.clear();
  held_bytes_ = 0;
  for (Article& article : held) give(std::move(article));
}

DateSettler::Shown DateSettler::shown_by(const Article& article) {
  Shown shown;
  for (std::string Article::*date : kDates) {
    if ((article.*date).empty()) continue;
    const auto reading = read_date(article.*date);
    if (!reading) continue;
    if (shown.order == DayOrder::kUnknown) shown.order = reading->shows;
    shown.is_either = shown.is_either || reading->either;
  }
  return shown;
}

void DateSettler::give(Article&& article) {
  for (std::string Article::*field : kDates) {
    std::string& date = article.*field;
    if (date.empty()) continue;
    auto reading = read_date(date, order_);
    if (reading && reading->either && order_ == DayOrder::kUnknown)
      reading = read_date(date, usual_order(article, date));
    if (reading)
      date = format_iso(reading->date);
    else if (field != &Article::embargo)  // which may be "indefinite"
      unreadable_(date);
  }
  take_(std::move(article));
}

}  // namespace broadsheet
