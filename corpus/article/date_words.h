// The words of written dates: months, days of the week and time zones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// Words are looked up without regard to capitals and accents; a full stop at the end doesn't count.
// All functions are thread-safe.

// The month of that name, 1 to 12: whole or abbreviated, in any language of Snowball and in any
// grammatical form of a date, as Unicode's CLDR has them (through ICU), with abbreviations that
// newsrooms use ("Sept").
std::optional<int> month_named(std::string_view word);

// True for the names of days of the week and their abbreviations, in the same languages.
bool is_weekday(std::string_view word);

// Minutes east of Greenwich of a zone's name: those of RFC 822, and abbreviations that stand for
// one zone in the news ("CEST", "MSK").
std::optional<int> zone_named(std::string_view word);

// True for the small words of dates: "of", "de", "at", "Uhr", "г".
bool is_date_filler(std::string_view word);

}  // namespace broadsheet
