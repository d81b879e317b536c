#include "query/terms/compound.h"

#include <algorithm>

#include "corpus/text/ascii.h"

namespace broadsheet {

std::vector<std::string_view> compound_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  if (text.find("://") != text.npos || text.starts_with("www.")) return parts;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("-/&", begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto is_number = [](std::string_view part) {
    return std::ranges::all_of(part, ascii::is_digit);
  };
  if (parts.size() < 2 || std::ranges::all_of(parts, is_number)) parts.clear();
  return parts;
}

}  // namespace broadsheet
