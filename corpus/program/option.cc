#include "corpus/program/option.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

[[noreturn]] void refuse(const std::string& reason, const std::string& hint = "") {
  throw Error(ErrorKind::kUsage, reason, hint);
}

Option named(std::string_view names, std::string value, std::string help, TakeValues take) {
  Option row{.value = std::move(value), .help = std::move(help), .take = std::move(take)};
  if (const size_t comma = names.find(','); comma != names.npos) {
    row.letter = names[1];
    names.remove_prefix(comma + 1);
  }
  row.name = names.substr(2);
  return row;
}

bool read_flag(const std::string& value) {
  if (value != "true" && value != "false") refuse(fmt::format("'{}' is not true or false", value));
  return value == "true";
}

std::optional<uint64_t> whole_number(std::string_view text) {
  uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<uint64_t> bytes_in(std::string_view text) {
  constexpr std::string_view kUnits = "kmgt";
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string unit = ascii::lowered(text.substr(digits));
  const auto number = whole_number(text.substr(0, digits));
  if (!number) return std::nullopt;
  if (unit.empty() || unit == "b") return number;
  const size_t place = kUnits.find(unit.front());
  const std::string_view rest = std::string_view(unit).substr(1);
  if (place == kUnits.npos || !(rest.empty() || rest == "b" || rest == "ib")) return std::nullopt;
  const size_t shift = 10 * (place + 1);
  if (*number > std::numeric_limits<uint64_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

}  // namespace

Option flag(std::string_view names, std::string help, bool& into) {
  return named(names, "", std::move(help), [&into](const std::vector<std::string>& values) {
    into = read_flag(values.back());
  });
}

Option counted_flag(std::string_view names, std::string help, int& into) {
  return named(names, "", std::move(help), [&into](const std::vector<std::string>& values) {
    if (const auto number = whole_number(values.front()); number && values.size() == 1) {
      into = static_cast<int>(std::min<uint64_t>(*number, 9));
      return;
    }
    into = 0;
    for (const std::string& value : values) into += read_flag(value) ? 1 : 0;
  });
}

Option option(std::string_view names, std::string value, std::string help,
              std::function<void(const std::string& value)> take) {
  return named(names, std::move(value), std::move(help),
               [take = std::move(take)](const std::vector<std::string>& values) {
                 if (values.size() != 1)
                   refuse(fmt::format("takes one value, not {}", values.size()));
                 take(values.front());
               });
}

Option text_option(std::string_view names, std::string value, std::string help, std::string& into) {
  return option(names, std::move(value), std::move(help),
                [&into](const std::string& given) { into = given; });
}

Option list_option(std::string_view names, std::string value, std::string help,
                   std::vector<std::string>& into, char separator) {
  return named(names, std::move(value), std::move(help),
               [&into, separator](const std::vector<std::string>& values) {
                 into.clear();
                 for (std::string_view rest : values) {
                   while (separator != 0) {
                     const size_t end = rest.find(separator);
                     if (end == rest.npos) break;
                     into.emplace_back(rest.substr(0, end));
                     rest.remove_prefix(end + 1);
                   }
                   into.emplace_back(rest);
                 }
               });
}

Option size_option(std::string_view names, std::string value, std::string help, uint64_t& into) {
  return option(names, std::move(value), std::move(help), [&into](const std::string& given) {
    const auto bytes = bytes_in(given);
    if (!bytes) refuse(fmt::format("'{}' is not a size", given), "write it as 500000, 192m or 1g");
    into = *bytes;
  });
}

uint64_t read_number(const std::string& value, uint64_t least, uint64_t most) {
  const auto number = whole_number(value);
  if (!number || *number < least || *number > most)
    refuse(fmt::format("'{}' is not a whole number from {} to {}", value, least, most));
  return *number;
}

std::string alternatives(std::span<const std::string_view> names) {
  return fmt::format("{}", fmt::join(names, "|"));
}

void refuse_name(std::string_view kind, std::string_view typed,
                 std::span<const std::string_view> names) {
  refuse(fmt::format("there is no {} '{}'", kind, typed),
         advice_on_names(typed, names, fmt::format("the {}s are", kind)));
}

}  // namespace broadsheet
