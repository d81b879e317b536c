// GMime's objects with an owner, for messages and saved pages.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace broadsheet {

struct GObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, GObjectUnref>;

std::string text_or_empty(const char* text);

// The message that the bytes are; nullptr when they are none. `bytes` must outlive it. Thread-safe.
Owned<GMimeMessage> parse_mime(std::string_view bytes);

// The bytes of a part, without its transfer encoding.
std::string content_of(GMimePart* part);

// True for a part that is HTML or XHTML.
bool is_page(GMimeObject* object);

}  // namespace broadsheet
