// The ids of the hits, one a line, for other programs.
#include "corpus/text/escape.h"
#include "query/output/formats.h"

namespace broadsheet::formats {

std::string ids_page(const ResultPage& page, const OutputOptions&) {
  std::string out;
  for (const Hit& hit : page.hits) out += escape_id(hit.article.id, false) + '\n';
  return out;
}

}  // namespace broadsheet::formats
