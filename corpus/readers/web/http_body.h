// The body of a stored HTTP response.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

struct HttpResponse {
  int status = 0;
  std::string type;     // media type in lower case, without parameters
  std::string charset;  // as the header says, or ""
  std::string body;     // without transfer and content coding
};

// Splits a response (RFC 9112) and undoes its codings: chunked, gzip and deflate. What says it is
// coded and is not stays as it is, as archives have it. Nothing when it is no response, or its body
// has another coding, or unpacks to more than `longest` bytes.
std::optional<HttpResponse> parse_response(std::string_view block, size_t longest);

// A media type with its parameters, as in a Content-Type header.
void parse_media_type(std::string_view value, std::string& type, std::string& charset);

// The value of a header of that name (in lower case) in a block of header lines, or "".
std::string_view header_value(std::string_view headers, std::string_view name);

}  // namespace broadsheet
