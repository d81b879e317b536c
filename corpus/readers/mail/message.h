// One mail message -> an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// The article that a message is: title (Subject), author (the names of From, else the addresses),
// date, source (the name of the mailing list), keywords, lang, url (Archived-At), id (Message-ID,
// without brackets) and the text of its parts; fields that the message doesn't have stay empty.
// Encoded words, charsets and transfer encodings are undone (RFC 5322, 2045 to 2047, 2919, 5064).
// Of alternatives the last that has text is taken, as RFC 2046 5.1.4 wants; attachments are left
// out. `bytes` is a message without a From_ line, and `name` its source in errors.
//
// Nothing when there is no header at all. A message that is cut off or has malformed parts gives
// what can be read. Throws InputError for HTML beyond all bounds. Thread-safe.
std::optional<Article> article_of_message(std::string_view bytes, std::string_view name);

}  // namespace broadsheet
