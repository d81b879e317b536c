#include "corpus/readers/mail/mime.h"

#include <exception>
#include <new>

namespace broadsheet {

namespace {

// GLib ends the process where there is no memory, with a message of its own. This way the handler of
// std::terminate() says it (corpus/support/last_words.h).
void take_message(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer data) {
  if ((level & G_LOG_FLAG_FATAL) == 0) return g_log_default_handler(domain, level, message, data);
  try {
    throw std::bad_alloc();
  } catch (const std::bad_alloc&) {
    std::terminate();
  }
}

bool start_gmime() {
  g_log_set_default_handler(take_message, nullptr);
  g_mime_init();
  return true;
}

}  // namespace

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : text; }

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

Owned<GMimeMessage> parse_mime(std::string_view bytes) {
  static const bool started = start_gmime();
  static_cast<void>(started);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

bool is_page(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  return GMIME_IS_PART(object) &&
         (g_mime_content_type_is_type(type, "text", "html") != 0 ||
          g_mime_content_type_is_type(type, "application", "xhtml+xml") != 0);
}

}  // namespace broadsheet
