// Whether an article may be shown, and which of two versions of one is the newer.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

inline constexpr std::string_view kWithheld = "withheld";
inline constexpr std::string_view kCanceled = "canceled";
inline constexpr std::string_view kIndefinite = "indefinite";  // an embargo without an end

// The status by the words that the IPTC's vocabularies, NITF and agencies use, in any case:
// "Canceled", "killed", "retracted" -> kCanceled; "withheld" -> kWithheld; "usable" -> "";
// others stay as they are.
std::string normalise_status(std::string_view status);

// True if the article takes out its earlier versions and is itself not shown.
bool is_withdrawn(const Article& article);

// Sorts the versions of one article as text: by the numbers of `version`, then by `modified`. Of
// equal ones the one that is read last is the newer; without both members it is "".
std::string version_key(const Article& article);

// The embargo as a sort key like date_sort_key(); "" when there is none, behind all times when it
// has no end or can't be read: what is under embargo by mistake is found, the contrary is not.
std::string embargo_key(const Article& article);

}  // namespace broadsheet
