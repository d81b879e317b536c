// Fills in the fields of articles.
#include "corpus/readers/common/item_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/analysis/folding.h"
#include "corpus/readers/common/byline.h"
#include "corpus/text/encoding.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

constexpr std::string_view kJoiner = "; ";

// So much of a field is searched for a value that it has already, so that the time stays linear: a
// longer list may have it twice. Comparing names costs more.
constexpr size_t kSearchedBytes = 4096;
constexpr size_t kSearchedNames = 512;

// True if one of the values of a field is meant.
template <typename IsMeant>
bool has_value(std::string_view field, size_t searched, IsMeant is_meant) {
  field = field.substr(0, searched);
  while (!field.empty()) {
    const size_t end = std::min(field.find(kJoiner), field.size());
    if (is_meant(field.substr(0, end))) return true;
    field.remove_prefix(std::min(end + kJoiner.size(), field.size()));
  }
  return false;
}

// The words of a name, case folded and sorted.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const size_t end = std::min(name.find_first_of(" ,."), name.size());
    if (end > 0) words.push_back(fold_case(name.substr(0, end)));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  std::ranges::sort(words);
  return words;
}

}  // namespace

void add_value(std::string& field, std::string_view value) {
  if (value.empty() ||
      has_value(field, kSearchedBytes, [value](auto known) { return known == value; }))
    return;
  if (!field.empty()) field += kJoiner;
  field += value;
}

void add_person(std::string& field, std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  if (!has_value(field, kSearchedNames,
                 [&words](auto known) { return name_words(known) == words; }))
    add_value(field, name);
}

void set_once(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

std::string byline_names(std::string_view byline) {
  std::string line = to_one_line(std::string(byline));
  if (auto names = names_in_byline(line)) return *names;
  return line;
}

void set_subtitle(Article& article, std::string_view subtitle) {
  if (subtitle.empty() || subtitle == article.title) return;
  article.subtitle = subtitle;
  article.text =
      article.text.empty() ? std::string(subtitle) : std::string(subtitle) + "\n\n" + article.text;
}

std::string_view code_of(std::string_view qcode) { return qcode.substr(qcode.find(':') + 1); }

void add_extra(Article& article, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  const std::string member =
      json_text(nlohmann::json(name)) + ":" + json_text(nlohmann::json(value));
  if (article.extra.size() <= 2)
    article.extra = "{" + member + "}";
  else
    article.extra.insert(article.extra.size() - 1, "," + member);
}

}  // namespace broadsheet
