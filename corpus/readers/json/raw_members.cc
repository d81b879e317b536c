// Parses values only where somebody asks for them.
#include "corpus/readers/json/raw_members.h"

#include <algorithm>

#include "corpus/readers/common/member_names.h"
#include "corpus/readers/json/bounded_parse.h"
#include "corpus/readers/json/document.h"
#include "corpus/readers/members/article_members.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// Longer numbers lose digits when they are parsed.
constexpr size_t kExactDigits = 15;

// Discarded when it is malformed or beyond bounds.
Json parsed(const std::string& raw) {
  const bool is_number = raw.find_first_not_of("0123456789") == raw.npos;
  if (is_number && raw.size() > kExactDigits) return raw;
  ParsedJson value = parse_bounded(raw);
  return value.reason.empty() ? std::move(value.value) : Json(Json::value_t::discarded);
}

}  // namespace

void RawMembers::set(std::string_view name, std::string_view raw_value) {
  auto [place, is_new] = index_.try_emplace(std::string(name), members_.size());
  if (is_new)
    members_.emplace_back(name, raw_value);
  else
    members_[place->second].second = raw_value;
}

void RawMembers::drop_all() {
  if (members_.empty()) return;
  members_.clear();
  index_.clear();
}

bool RawMembers::may_hold_articles() const {
  return std::ranges::any_of(members_, [](const auto& member) {
    const bool is_open = member.second.starts_with('{') || member.second.starts_with('[');
    return is_open && broadsheet::may_hold_articles(member.first);
  });
}

void RawMembers::fill(std::string_view path, Article& article) {
  std::vector<ArticleMember> known;
  for (const auto& [name, raw] : members_) {
    if (find_member(name) == nullptr && !has_known_parts(name)) continue;
    Json value = parsed(raw);
    if (!value.is_discarded()) known.push_back({name, std::move(value)});
  }
  if (known.empty()) return;
  fill_article(known, path, article);
  std::vector<std::pair<std::string, std::string>> rest;
  auto next = known.begin();
  for (auto& [name, raw] : members_) {
    const bool is_known = next != known.end() && next->name == name;
    if (is_known && next->changed) raw = json_text(next->value);
    if (!is_known || !next->used) rest.emplace_back(std::move(name), std::move(raw));
    if (is_known) ++next;
  }
  drop_all();
  for (const auto& [name, raw] : rest) set(name, raw);
}

std::string RawMembers::as_object() const {
  std::string out;
  for (const auto& [name, value] : members_) {
    out += out.empty() ? '{' : ',';
    out += nlohmann::json(name).dump();
    out += ':';
    out += value;
  }
  return out.empty() ? out : out + "}";
}

}  // namespace broadsheet
