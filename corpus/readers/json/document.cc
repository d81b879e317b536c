// Finds articles in responses.
#include "corpus/readers/json/document.h"

#include <algorithm>
#include <vector>

#include "corpus/readers/common/member_names.h"
#include "corpus/readers/json/ninjs.h"
#include "corpus/readers/json/typed_parts.h"
#include "corpus/readers/members/article_members.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// Where the responses of APIs hold their articles.
constexpr std::string_view kLists[] = {"articles", "items",     "results", "data",
                                       "docs",     "documents", "entries", "stories",
                                       "hits",     "news",      "posts",   "records"};
// Objects within which such a list is.
constexpr std::string_view kEnvelopes[] = {"response", "hits",    "data",    "result",
                                           "feed",     "results", "articles"};
constexpr int kDeepestEnvelope = 3;

// Objects that are the article, beside facts about it.
constexpr std::string_view kSource = "_source";
constexpr std::string_view kWrappers[] = {kSource,      "article", "document",   "doc",
                                          "attributes", "fields",  "properties", "response",
                                          "content",    "data",    "result"};

template <size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::ranges::any_of(names, [&](auto known) { return same_member(known, name); });
}

// True for names of a title or a text.
bool is_content(std::string_view name) {
  const MemberName* known = find_member(name);
  return known != nullptr && (known->field == &Article::title || known->field == &Article::text);
}

// True for names of a text, not of a summary of one.
bool is_whole_text(std::string_view name) {
  const MemberName* known = find_member(name);
  return known != nullptr && known->field == &Article::text && !same_member(name, "description");
}

bool names_content(const Json& object) {
  if (!object.is_object()) return false;
  for (const auto& [key, value] : object.items()) {
    if (is_content(key)) return true;
    if (value.is_object() && (is_one_of(kWrappers, key) || has_known_parts(key))) return true;
    if (key == "contents" || key == "webTitle") return true;
  }
  return false;
}

bool is_list_of_articles(const Json& value) {
  return value.is_array() && !value.empty() &&
         std::ranges::any_of(value, [](const Json& entry) { return names_content(entry); });
}

// An object with a text of its own is an article, whatever lists it has.
bool has_text(const Json& object) {
  for (const auto& [key, value] : object.items())
    if (value.is_string() && is_whole_text(key) && !same_member(key, "summary")) return true;
  return false;
}

// `Object`: Json or const Json.
template <typename Object>
Object* list_in(Object& object, int depth = 0) {
  for (auto& [key, value] : object.items())
    if (is_one_of(kLists, key) && is_list_of_articles(value)) return &value;
  if (depth == kDeepestEnvelope) return nullptr;
  for (auto& [key, value] : object.items())
    if (value.is_object() && is_one_of(kEnvelopes, key))
      if (Object* found = list_in(value, depth + 1)) return found;
  return nullptr;
}

struct FeedFact {
  std::string_view of_feed, of_item;
};
constexpr FeedFact kFeedFacts[] = {
    {"title", "source"}, {"language", "language"}, {"authors", "authors"}, {"author", "author"}};

// Each item gets a copy: what is longer is no name.
constexpr size_t kLongestFact = 1000;

// What a JSON Feed (https://jsonfeed.org/version/1.1) says of all its items, by the names that
// these have for it.
Json facts_of_feed(const Json& feed) {
  Json facts = Json::object();
  const auto version = feed.find("version");
  if (version == feed.end() || !version->is_string() ||
      version->get_ref<const std::string&>().find("jsonfeed.org/") == std::string::npos)
    return facts;
  for (const FeedFact& known : kFeedFacts)
    if (const auto fact = feed.find(known.of_feed);
        fact != feed.end() && json_text(*fact).size() <= kLongestFact)
      facts[std::string(known.of_item)] = *fact;
  return facts;
}

void inherit(const Json& facts, Json& item) {
  const bool has_author = item.contains("author") || item.contains("authors");
  for (const auto& [name, fact] : facts.items())
    if (!item.contains(name) && !(has_author && name.starts_with("author"))) item[name] = fact;
}

// True if the object has a title or text beside objects that may be the article.
bool has_content(const Json& object) {
  for (const auto& [key, value] : object.items())
    if (is_content(key) && !(value.is_object() && is_one_of(kWrappers, key))) return true;
  return false;
}

// The member that is the article; nullptr when it is the object itself.
template <typename Object>
Object* wrapped_in(Object& object) {
  for (auto& [key, value] : object.items())
    if (value.is_object() && is_one_of(kWrappers, key) && names_content(value) &&
        (key == kSource || !has_content(object)))
      return &value;
  return nullptr;
}

// The article in its wrapper, with the id that only the wrapper has.
Json unwrapped(Json object) {
  while (Json* wrapped = wrapped_in(object)) {
    Json inner = std::move(*wrapped);
    for (const char* const name : {"_id", "id"})
      if (object.contains(name) && !inner.contains("id") && !inner.contains("_id"))
        inner[name] = object[name];
    object = std::move(inner);
  }
  return object;
}

}  // namespace

bool holds_articles(const Json& object) {
  if (object.contains(kTypedParts)) return true;
  return wrapped_in(object) != nullptr || (!has_text(object) && list_in(object) != nullptr);
}

bool may_hold_articles(std::string_view name) {
  return is_one_of(kLists, name) || is_one_of(kEnvelopes, name) || is_one_of(kWrappers, name) ||
         name == kTypedParts;
}

bool starts_response(std::string_view head) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto skip = [&](size_t at, char wanted) {
    at = head.find_first_not_of(kSpace, at);
    return at != head.npos && head[at] == wanted ? at + 1 : head.npos;
  };
  // Names with their quotes, up to the list.
  for (size_t at = head.find('"'); at != head.npos; at = head.find('"', at)) {
    const size_t end = head.find('"', ++at);
    if (end == head.npos) return false;
    const std::string_view name = head.substr(at, end - at);
    at = end + 1;
    const size_t value = skip(at, ':');
    if (value == head.npos) continue;
    if (is_whole_text(name)) return false;
    if (!is_one_of(kLists, name)) continue;
    const size_t list = skip(value, '[');
    if (list != head.npos && skip(list, '{') != head.npos) return true;
  }
  return false;
}

bool for_each_article(Json object, const std::function<void(Json&&)>& take) {
  Json* list = is_ninjs(object) || has_text(object) ? nullptr : list_in(object);
  if (list == nullptr) {
    take(unwrapped(std::move(object)));
    return false;
  }
  Json entries = std::move(*list);
  const Json facts = facts_of_feed(object);
  for (Json& entry : entries) {
    if (!entry.is_object()) continue;
    inherit(facts, entry);
    take(unwrapped(std::move(entry)));
  }
  return true;
}

Article article_of_object(Json&& object, std::string_view path) {
  if (is_ninjs(object)) return ninjs_article(object, path);
  Article article;
  take_typed_parts(object, path, article);
  std::vector<ArticleMember> members;
  for (auto& [key, value] : object.items()) members.push_back({key, std::move(value)});
  fill_article(members, path, article);
  article.extra = unused_members(members);
  return article;
}

}  // namespace broadsheet
