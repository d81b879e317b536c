// Tab-separated values, in which tabs and line ends of the text become spaces.
#include "corpus/text/escape.h"
#include "query/output/formats.h"
#include "query/output/table.h"

namespace broadsheet::formats {
namespace {

constexpr TableStyle kStyle{escape_tsv, escape_tsv, "\t", "\n"};

}  // namespace

std::string tsv_begin(const OutputOptions& options) { return table_head(options, kStyle); }

std::string tsv_page(const ResultPage& page, const OutputOptions& options) {
  return table_rows(page, options, kStyle);
}

}  // namespace broadsheet::formats
