// Holds articles back and reads their dates.
#include "corpus/readers/common/date_settler.h"

#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/article_fields.h"

namespace broadsheet {
namespace {

constexpr size_t kMostHeld = 1000;
constexpr size_t kMostHeldBytes = size_t{1} << 20;

constexpr std::array kFields{&Article::date, &Article::modified, &Article::embargo};

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

DateSettler::Dated DateSettler::dated(Article&& article) {
  Dated dated{std::move(article), {}};
  for (size_t i = 0; i < kDates; ++i)
    if (const std::string& date = dated.article.*kFields[i]; !date.empty())
      dated.readings[i] = read_date(date);
  return dated;
}

void DateSettler::article(Article&& article) {
  Dated dated = DateSettler::dated(std::move(article));
  bool is_either = false;
  for (const auto& reading : dated.readings) {
    if (!reading) continue;
    if (order_ == DayOrder::kUnknown) order_ = reading->shows;
    is_either = is_either || reading->either;
  }
  if (order_ == DayOrder::kUnknown && holds_ && (is_either || !held_.empty())) {
    held_bytes_ += article_bytes(dated.article);
    held_.push_back(std::move(dated));
    if (held_.size() < kMostHeld && held_bytes_ < kMostHeldBytes) return;
    holds_ = false;
    return finish();
  }
  finish();
  give(std::move(dated));
}

void DateSettler::finish() {
  std::vector<Dated> held = std::exchange(held_, {});
  held_bytes_ = 0;
  for (Dated& dated : held) give(std::move(dated));
}

void DateSettler::give(Dated&& dated) {
  Article& article = dated.article;
  for (size_t i = 0; i < kDates; ++i) {
    std::string& date = article.*kFields[i];
    auto& reading = dated.readings[i];
    if (reading && reading->either)
      reading = read_date(date, order_ == DayOrder::kUnknown ? usual_order(article, date) : order_);
    if (reading)
      date = format_iso(reading->date);
    else if (!date.empty() && kFields[i] != &Article::embargo)  // which may be "indefinite"
      unreadable_(date);
  }
  take_(std::move(article));
}

}  // namespace broadsheet
