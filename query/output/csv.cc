// Comma-separated values by RFC 4180.
#include "corpus/text/escape.h"
#include "query/output/formats.h"
#include "query/output/table.h"

namespace broadsheet::formats {
namespace {

constexpr TableStyle kStyle{escape_csv, ",", "\r\n"};

}  // namespace

std::string csv_begin(const OutputOptions& options) { return table_head(options, kStyle); }

std::string csv_page(const ResultPage& page, const OutputOptions& options) {
  return table_rows(page, options, kStyle);
}

}  // namespace broadsheet::formats
