// Maps names to fields.
#include "corpus/readers/members/article_members.h"

#include <algorithm>
#include <vector>

#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/html/url.h"
#include "corpus/readers/members/html_in_members.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepestList = 3;

// What the members of an object are called that say its text, the best first. The keywords of the
// New York Times have their kind as `name`.
constexpr std::string_view kNames[] = {"name", "title", "value", "rendered", "text", "label"};
constexpr std::string_view kKeywordNames[] = {"value", "name", "title", "label"};
constexpr std::string_view kTextNames[] = {"text", "content", "value", "rendered", "html", "body"};

std::span<const std::string_view> names_for(std::string Article::*field) {
  if (field == &Article::keywords) return kKeywordNames;
  return field == &Article::text ? std::span<const std::string_view>(kTextNames) : kNames;
}

// Of an author whose names are apart.
std::string full_name(const Json& author) {
  std::string first, last;
  for (const auto& [name, value] : author.items()) {
    if (!value.is_string()) continue;
    if (same_member(name, "firstname") || same_member(name, "first_name")) first = value;
    if (same_member(name, "lastname") || same_member(name, "last_name")) last = value;
  }
  return to_one_line(first + " " + last);
}

std::string text_of_object(const Json& object, std::string Article::*field) {
  for (const std::string_view name : names_for(field))
    if (const auto found = object.find(name); found != object.end() && found->is_string())
      return found->get<std::string>();
  return field == &Article::author ? full_name(object) : std::string();
}

// "" for what has no text: for a list if any of its entries has none.
std::string text_of(const Json& value, std::string Article::*field, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return takes_numbers(field) ? value.dump() : std::string();
  if (value.is_object()) return text_of_object(value, field);
  std::string out;
  if (!value.is_array() || depth == kDeepestList) return out;
  for (const Json& entry : value) {
    if (entry.is_null()) continue;
    const std::string part = text_of(entry, field, depth + 1);
    if (part.empty()) return {};
    if (!out.empty()) out += field == &Article::text ? "\n\n" : "; ";
    out += part;
  }
  return out;
}

// "Ilona Varga;Tom Akers" -> "Ilona Varga; Tom Akers".
std::string separated_names(std::string_view names) {
  std::string out;
  while (!names.empty()) {
    const size_t end = std::min(names.find(';'), names.size());
    add_value(out, byline_names(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

// "2023-02-02T10:00:00" -> "2023-02-02T10:00:00Z".
std::string with_utc(const std::string& date) {
  const size_t time = date.find('T');
  const bool has_zone = time == date.npos || date.find_first_of("Z+-", time) != date.npos;
  return has_zone ? date : date + "Z";
}

std::string shaped(std::string value, const MemberName& name, std::string_view path) {
  const bool is_html = name.form == MemberForm::kHtml || looks_like_html(value);
  if (name.field == &Article::text) return is_html ? html_text(value, path) : value;
  if (name.field == &Article::id || name.field == &Article::url)
    return to_one_line(std::move(value));
  if (name.form == MemberForm::kUtc) return to_one_line(with_utc(value));
  value = is_html || has_character_reference(value) ? html_line(value, path)
                                                    : to_one_line(std::move(value));
  return name.field == &Article::author ? separated_names(value) : value;
}

// A member that the table knows; `parent` is the object that it is in, or nullptr.
struct Candidate {
  const MemberName* name;
  ArticleMember* member;
  Json* parent;
  std::string key;

  const Json& value() const { return parent != nullptr ? parent->at(key) : member->value; }
};

std::vector<Candidate> candidates_of(std::span<ArticleMember> members) {
  std::vector<Candidate> found;
  for (ArticleMember& member : members) {
    if (member.used) continue;
    if (const MemberName* name = find_member(member.name))
      found.push_back({name, &member, nullptr, ""});
    if (!member.value.is_object() || !has_known_parts(member.name)) continue;
    for (const auto& [key, value] : member.value.items())
      if (const MemberName* name = find_member(member.name + "." + key))
        found.push_back({name, &member, &member.value, key});
  }
  std::ranges::stable_sort(found, {}, &Candidate::name);
  return found;
}

}  // namespace

bool takes_numbers(std::string Article::*field) {
  return field != &Article::author && field != &Article::section && field != &Article::source &&
         field != &Article::keywords;
}

void fill_article(std::span<ArticleMember> members, std::string_view path, Article& article) {
  const std::vector<Candidate> candidates = candidates_of(members);
  std::vector<const Candidate*> used;
  bool is_foreign = false;
  for (const Candidate& candidate : candidates) {
    std::string& field = article.*candidate.name->field;
    if (candidate.value().is_null()) {
      used.push_back(&candidate);
      continue;
    }
    if (!field.empty() && candidate.name->form != MemberForm::kUtc) continue;
    std::string value = text_of(candidate.value(), candidate.name->field);
    if (value.empty()) continue;
    field = shaped(std::move(value), *candidate.name, path);
    used.push_back(&candidate);
    is_foreign = is_foreign || !is_own_name(*candidate.name) ||
                 candidate.name->name != candidate.member->name;
  }
  for (const Candidate* candidate : used) {
    if (candidate->parent != nullptr) {
      candidate->parent->erase(candidate->key);
      candidate->member->changed = true;
    }
    if (candidate->parent == nullptr || candidate->parent->empty()) candidate->member->used = true;
  }
  if (is_foreign && article.source.empty()) article.source = site_of_url(article.url);
}

std::string unused_members(std::span<const ArticleMember> members) {
  std::string out;
  for (const ArticleMember& member : members) {
    if (member.used) continue;
    out += (out.empty() ? "{" : ",") + json_text(Json(member.name)) + ":" + json_text(member.value);
  }
  return out.empty() ? out : out + "}";
}

}  // namespace broadsheet
