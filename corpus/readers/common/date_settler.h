// Which of "05/11/2019" the day is, as the other dates of a source show it.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "corpus/article/date_reader.h"

namespace broadsheet {

// Writes the dates of the articles of one source as ISO 8601. From an article on whose dates could
// be in either order, articles are held back until another date shows the order, or they are too
// many. Without that the month is first with "/" in English, and the day otherwise. Not thread-safe.
class DateSettler {
 public:
  using Take = std::function<void(Article&&)>;

  // `take` gets the articles in the order in which they came; `unreadable` each date that can't be
  // read, which stays as it is. Exceptions of both pass.
  DateSettler(Take take, std::function<void(std::string_view date)> unreadable);

  void article(Article&& article);

  // Gives out what is held back.
  void finish();

 private:
  static constexpr size_t kDates = 3;

  // An article, and what its dates say in an order that is not known.
  struct Dated {
    Article article;
    std::array<std::optional<DateReading>, kDates> readings;
  };

  static Dated dated(Article&& article);
  void give(Dated&& dated);

  Take take_;
  std::function<void(std::string_view)> unreadable_;
  DayOrder order_ = DayOrder::kUnknown;
  bool holds_ = true;  // until too many were held back
  std::vector<Dated> held_;
  size_t held_bytes_ = 0;
};

}  // namespace broadsheet
