// Reads web pages that a browser saved with all their parts (RFC 2557): the page alone.
#include "corpus/article/article.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/mail/bounds.h"
#include "corpus/readers/mail/mime.h"
#include "corpus/readers/mail/readers.h"
#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr int kDeepestPart = 10;

std::string header_of(GMimeObject* object, const char* name) {
  return to_one_line(to_utf8(text_or_empty(g_mime_object_get_header(object, name))));
}

// The first part that is a page: frames come after it (RFC 2557, 5).
GMimePart* find_page(GMimeObject* object, int depth = 0) {
  if (object == nullptr || depth > kDeepestPart) return nullptr;
  if (is_page(object)) return GMIME_PART(object);
  if (!GMIME_IS_MULTIPART(object)) return nullptr;
  const int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
  for (int i = 0; i < count; ++i)
    if (GMimePart* page =
            find_page(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1))
      return page;
  return nullptr;
}

}  // namespace

void read_mhtml(ByteSource& source, Delivery& delivery) {
  std::string bytes = delivery.rest_of(source);
  if (const BrokenBound bound = broken_bound(bytes); !bound.reason.empty()) {
    delivery.failed("", bound.reason);
    bytes.resize(bound.at);
  }
  const Owned<GMimeMessage> message = parse_mime(bytes);
  GMimePart* page =
      message == nullptr ? nullptr : find_page(g_mime_message_get_mime_part(message.get()));
  if (page == nullptr) throw InputError(source.path(), "holds no web page");
  std::string url = header_of(GMIME_OBJECT(message.get()), "Snapshot-Content-Location");
  if (url.empty()) url = header_of(GMIME_OBJECT(page), "Content-Location");
  if (url.find("://") == url.npos) url.clear();
  const std::string charset =
      text_or_empty(g_mime_object_get_content_type_parameter(GMIME_OBJECT(page), "charset"));
  Article article =
      extract_article(content_of(page), {.name = source.path(), .url = url, .charset = charset});
  delivery.article(std::move(article), "");
}

bool sniff_mhtml(std::string_view head) {
  // Chromium writes Snapshot-Content-Location, Internet Explorer and Word "Saved by" as the sender.
  const std::string_view headers = head.substr(0, head.find("\n\n"));
  const bool saved = headers.find("\nSnapshot-Content-Location:") != headers.npos ||
                     headers.starts_with("From: <Saved by ") ||
                     headers.starts_with("From: \"Saved by ");
  return saved && headers.find("multipart/related") != headers.npos;
}

}  // namespace broadsheet
