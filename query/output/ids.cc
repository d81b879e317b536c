// The ids of the hits, for other programs: exact, so that what reads them back means the same
// article.
#include "corpus/support/error.h"
#include "corpus/text/escape.h"
#include "query/output/formats.h"

namespace broadsheet::formats {
namespace {

// A reader of lines would take it for another id, or for two.
bool breaks_line(const std::string& id) {
  return id.find('\n') != std::string::npos || id.ends_with('\r');
}

std::string shown(const std::string& id, const OutputOptions& options) {
  if (options.terminal) return escape_message_line(id);
  if (!options.null && breaks_line(id))
    throw Error(ErrorKind::kInput, "the id '" + escape_message_line(id) + "' has a line end",
                "--null ends ids with NUL bytes; news-index remove --from FILE --null reads them");
  return id;
}

}  // namespace

std::string ids_page(const ResultPage& page, const OutputOptions& options) {
  std::string out;
  for (const Hit& hit : page.hits)
    out.append(shown(hit.article.id, options)) += options.null ? '\0' : '\n';
  return out;
}

}  // namespace broadsheet::formats
