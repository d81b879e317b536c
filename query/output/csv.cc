// Comma-separated values by RFC 4180.
#include "corpus/text/escape.h"
#include "query/output/formats.h"
#include "query/output/table.h"

namespace broadsheet::formats {
namespace {

// Articles come from anywhere, and spreadsheets run cells that look like formulas.
constexpr TableStyle kGuarded{escape_csv, escape_csv_guarded, ",", "\r\n"};
constexpr TableStyle kExact{escape_csv, escape_csv, ",", "\r\n"};

const TableStyle& style(const OutputOptions& options) {
  return options.csv_exact ? kExact : kGuarded;
}

}  // namespace

std::string csv_begin(const OutputOptions& options) { return table_head(options, style(options)); }

std::string csv_page(const ResultPage& page, const OutputOptions& options) {
  return table_rows(page, options, style(options));
}

}  // namespace broadsheet::formats
