// What the news formats have in common when their parts are made an article.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// Adds a value to a field that holds several, unless it is empty or there already.
void add_value(std::string& field, std::string_view value);

// The same for a person, who is there already under a name of the same words: "Doe, Jane".
void add_person(std::string& field, std::string_view name);

// Sets a field that is still empty.
void set_once(std::string& field, std::string_view value);

// The names in a byline, without "By" and its like.
std::string byline_names(std::string_view byline);

// Keeps the deck as a field, and puts it in front of the text, so that it is found.
void set_subtitle(Article& article, std::string_view subtitle);

// The part of a QCode behind its scheme ("stat:usable" -> "usable"), IPTC NewsML-G2 Guidelines.
std::string_view code_of(std::string_view qcode);

// A member of `extra`, JSON-quoted; nothing happens for an empty value.
void add_extra(Article& article, std::string_view name, std::string_view value);

}  // namespace broadsheet
