// Takes messages apart with GMime.
#include "corpus/readers/mail/message.h"

#include <memory>

#include "corpus/article/date_reader.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/html/charset.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/mail/mime.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr int kDeepestPart = 50;

std::string line_of(const char* text) { return to_one_line(to_utf8(text_or_empty(text))); }

std::string header(GMimeMessage* message, const char* name) {
  return text_or_empty(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

// Of the headers that GMime gives to the body.
std::string body_header(GMimeMessage* message, const char* name) {
  GMimeObject* body = g_mime_message_get_mime_part(message);
  return body == nullptr ? "" : text_or_empty(g_mime_object_get_header(body, name));
}

std::string decoded_header(GMimeMessage* message, const char* name) {
  const std::unique_ptr<char, void (*)(void*)> text(
      g_mime_utils_header_decode_text(nullptr, header(message, name).c_str()), g_free);
  return line_of(text.get());
}

// What stands between the brackets: "Name <address>".
std::string in_brackets(const std::string& value) {
  const size_t open = value.find('<');
  const size_t close = value.find('>', open);
  return close == std::string::npos ? std::string() : value.substr(open + 1, close - open - 1);
}

// "The Harbour Letter" <letter.harbour.example>; nothing for a list without a name (RFC 2919).
std::string list_name(GMimeMessage* message) {
  std::string value = decoded_header(message, "List-Id");
  const size_t open = value.find('<');
  if (open == std::string::npos) return {};
  value.resize(open);
  std::erase(value, '"');
  return to_one_line(std::move(value));
}

std::string senders(GMimeMessage* message) {
  std::string names;
  InternetAddressList* list = g_mime_message_get_from(message);
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* sender = internet_address_list_get_address(list, i);
    std::string name = line_of(internet_address_get_name(sender));
    if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(sender))
      name = line_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
    add_value(names, name);
  }
  return names;
}

// As written where it can be read so; GMime also reads what mailers have made of dates.
std::string date_of(GMimeMessage* message) {
  std::string written = to_one_line(to_utf8(header(message, "Date")));
  GDateTime* date = parse_date(written) ? nullptr : g_mime_message_get_date(message);
  if (date == nullptr) return written;
  const std::unique_ptr<char, void (*)(void*)> text(
      g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"), g_free);
  return text_or_empty(text.get());
}

std::string keywords_of(GMimeMessage* message) {
  std::string keywords;
  const std::string value = decoded_header(message, "Keywords");
  for (size_t at = 0; at < value.size();) {
    const size_t end = std::min(value.find(',', at), value.size());
    add_value(keywords, to_one_line(value.substr(at, end - at)));
    at = end + 1;
  }
  return keywords;
}

// Lines that end with a space go on in the next one (RFC 3676, without its quotes).
std::string unflow(const std::string& text) {
  std::string whole;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    whole += line;
    if (!line.ends_with(' ') || line == "-- ") whole += '\n';
    at = end + 1;
  }
  return whole;
}

class BodyReader {
 public:
  explicit BodyReader(std::string_view name) : name_(name) {}

  std::string text(GMimeObject* object, int depth = 0) const {
    if (object == nullptr || depth > kDeepestPart || is_attachment(object)) return {};
    if (GMIME_IS_MULTIPART(object)) return parts(GMIME_MULTIPART(object), depth);
    if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      return message == nullptr ? "" : text(g_mime_message_get_mime_part(message), depth + 1);
    }
    return GMIME_IS_PART(object) ? leaf(GMIME_PART(object)) : "";
  }

 private:
  static bool is_attachment(GMimeObject* object) {
    GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(object);
    return disposition != nullptr && g_mime_content_disposition_is_attachment(disposition) != 0;
  }

  std::string parts(GMimeMultipart* multipart, int depth) const {
    const auto is =
        [type = g_mime_object_get_content_type(GMIME_OBJECT(multipart))](const char* subtype) {
          return g_mime_content_type_is_type(type, "multipart", subtype) != 0;
        };
    const bool from_last = is("alternative");
    const bool only_one = from_last || is("related") || is("signed");
    const int count = g_mime_multipart_get_count(multipart);
    std::string all;
    for (int i = 0; i < count && !(only_one && !all.empty()); ++i) {
      const int place = from_last ? count - 1 - i : i;
      const std::string part = text(g_mime_multipart_get_part(multipart, place), depth + 1);
      if (!part.empty() && !all.empty()) all += "\n\n";
      all += part;
    }
    return all;
  }

  std::string leaf(GMimePart* part) const {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const auto parameter = [&](const char* name) {
      return text_or_empty(g_mime_content_type_get_parameter(type, name));
    };
    const bool is_html = is_page(GMIME_OBJECT(part));
    if (!is_html && g_mime_content_type_is_type(type, "text", "plain") == 0) return {};
    std::string bytes = content_of(part);
    std::string charset = parameter("charset");
    if (charset.empty() && is_html) charset = declared_charset(bytes);
    std::string text = to_utf8(std::move(bytes), charset);
    if (is_html) return html_to_text(std::move(text), name_);
    if (parameter("format") == "flowed") text = unflow(text);
    const size_t end = text.find_last_not_of(" \t\n");
    text.resize(end == std::string::npos ? 0 : end + 1);
    text.erase(0, text.find_first_not_of('\n'));
    return text;
  }

  std::string_view name_;
};

}  // namespace

std::optional<Article> article_of_message(std::string_view bytes, std::string_view name) {
  const Owned<GMimeMessage> owned = parse_mime(bytes);
  GMimeMessage* message = owned.get();
  if (message == nullptr ||
      g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message))) == 0)
    return std::nullopt;
  Article article;
  article.id = line_of(g_mime_message_get_message_id(message));
  article.title = line_of(g_mime_message_get_subject(message));
  article.author = senders(message);
  article.date = date_of(message);
  article.source = list_name(message);
  article.keywords = keywords_of(message);
  article.lang = line_of(body_header(message, "Content-Language").c_str());
  article.url = line_of(in_brackets(header(message, "Archived-At")).c_str());
  article.text = BodyReader(name).text(g_mime_message_get_mime_part(message));
  return article;
}

}  // namespace broadsheet
