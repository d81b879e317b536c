// A JSON object that holds an article, or a list of them as the responses of APIs do.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// Calls `take` with each article in the object: the entries of the list in a response (of a search
// API, Elasticsearch, a JSON Feed, whose facts its items inherit) or the object itself, with the
// article that is in it ("_source", "article"). True if it was a list.
bool for_each_article(nlohmann::ordered_json object,
                      const std::function<void(nlohmann::ordered_json&&)>& take);

// True if for_each_article gives something else than the object as it is, or it has typed parts.
bool holds_articles(const nlohmann::ordered_json& object);

// True for names of members that are worth a look by holds_articles.
bool may_hold_articles(std::string_view name);

// True if the first bytes of a file are an object with a list of articles and no text of its own.
bool starts_response(std::string_view head);

// The article of an object as for_each_article gives them: ninjs, the parts of the Washington
// Post, or the members that news usually has. `path` names the file. Without an id of its own its
// `id` is "". Throws InputError for HTML beyond all bounds.
Article article_of_object(nlohmann::ordered_json&& object, std::string_view path);

}  // namespace broadsheet
