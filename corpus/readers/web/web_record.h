// A page stored in a web archive -> an article.
#pragma once

#include <string>
#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// One capture of one page.
struct WebRecord {
  std::string url;
  std::string time;  // of the capture, ISO 8601
  std::string_view block;
  std::string type;  // of the record
  bool is_http = false;
  std::string number;  // for reports: "record 7"
};

// Delivers the article of a capture: of HTML and plain text. The id is the URL, and the time of the
// capture that of the version, so that the last capture of a page counts. Other media, redirects
// and errors of servers are left out.
void deliver_capture(const WebRecord& record, Delivery& delivery);

}  // namespace broadsheet
