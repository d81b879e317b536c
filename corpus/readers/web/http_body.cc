// Parses stored HTTP responses.
#include "corpus/readers/web/http_body.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <new>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

std::string_view unquoted(std::string_view text) { return ascii::trimmed(text, " \t\r\n\""); }

// Nothing when it is not chunked.
std::optional<std::string> unchunked(std::string_view body) {
  std::string out;
  while (true) {
    const size_t end = body.find('\n');
    if (end == std::string_view::npos) return out.empty() ? std::nullopt : std::optional(out);
    const std::string_view line = unquoted(body.substr(0, end));
    size_t size = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || (stop != line.data() + line.size() && *stop != ';' && *stop != ' '))
      return out.empty() ? std::nullopt : std::optional(out);
    body.remove_prefix(end + 1);
    if (size == 0) return out;
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    body.remove_prefix(std::min(body.starts_with("\r\n") ? size_t{2} : size_t{1}, body.size()));
  }
}

// gzip and zlib by their headers, raw deflate with `bits` -15. Data that breaks off gives what came
// before it. Nothing when it is none, or too long.
std::optional<std::string> inflated(std::string_view body, int bits, size_t longest) {
  z_stream stream{};
  if (inflateInit2(&stream, bits) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  int status = Z_OK;
  while (status == Z_OK && out.size() <= longest) {
    const size_t used = out.size();
    out.resize(used + (size_t{64} << 10));
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
    stream.avail_out = static_cast<uInt>(out.size() - used);
    status = inflate(&stream, Z_NO_FLUSH);
    out.erase(out.size() - stream.avail_out);
    if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) break;
  }
  inflateEnd(&stream);
  if (out.size() > longest || (out.empty() && status != Z_STREAM_END)) return std::nullopt;
  return out;
}

std::optional<std::string> decoded(std::string body, std::string_view coding, size_t longest) {
  if (coding.empty() || coding == "identity") return body;
  if (coding != "gzip" && coding != "x-gzip" && coding != "deflate") return std::nullopt;
  if (auto out = inflated(body, 15 + 32, longest)) return out;
  if (coding == "deflate")
    if (auto out = inflated(body, -15, longest)) return out;
  // Some archives store the body unpacked and keep the header.
  const bool is_packed = body.starts_with("\x1f\x8b");
  return is_packed ? std::nullopt : std::optional(std::move(body));
}

}  // namespace

std::string_view header_value(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    const size_t end = std::min(headers.find('\n'), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 1, headers.size()));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (ascii::same_ignoring_case(unquoted(line.substr(0, colon)), name))
      return unquoted(line.substr(colon + 1));
  }
  return {};
}

void parse_media_type(std::string_view value, std::string& type, std::string& charset) {
  type = ascii::lowered(unquoted(value.substr(0, value.find(';'))));
  const std::string parameters = ascii::lowered(value);
  const size_t at = parameters.find("charset=");
  if (at == std::string::npos) return;
  const size_t start = at + 8;
  charset =
      unquoted(std::string_view(parameters).substr(start, parameters.find(';', start) - start));
}

std::optional<HttpResponse> parse_response(std::string_view block, size_t longest) {
  if (!block.starts_with("HTTP/") && !block.starts_with("ICY ")) return std::nullopt;
  size_t end = block.find("\r\n\r\n");
  size_t gap = 4;
  if (const size_t bare = block.find("\n\n"); bare < end) end = bare, gap = 2;
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view headers = block.substr(0, end);
  HttpResponse response;
  const size_t space = headers.find(' ');
  if (space != std::string_view::npos)
    std::from_chars(headers.data() + space + 1, headers.data() + headers.size(), response.status);
  parse_media_type(header_value(headers, "content-type"), response.type, response.charset);
  std::string body(block.substr(end + gap));
  if (ascii::lowered(header_value(headers, "transfer-encoding")).find("chunked") !=
      std::string::npos)
    if (auto plain = unchunked(body)) body = std::move(*plain);
  auto plain =
      decoded(std::move(body), ascii::lowered(header_value(headers, "content-encoding")), longest);
  if (!plain) return std::nullopt;
  response.body = std::move(*plain);
  return response;
}

}  // namespace broadsheet
