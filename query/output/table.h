// Hits as rows of a table: what CSV and TSV share.
#pragma once

#include <string>
#include <string_view>

#include "query/output/output_format.h"

namespace broadsheet::formats {

// How cells are written and what stands between them.
struct TableStyle {
  std::string (*escape)(std::string_view cell);  // numbers, lists
  std::string (*escape_text)(std::string_view cell);
  std::string_view separator, line_end;
};

// The names of the columns: those of --fields, else (qid in a batch,) rank, id, score, date,
// source, title, snippet.
std::string table_head(const OutputOptions& options, const TableStyle& style);

// One row a hit; absent values are empty cells, a query that failed has no rows.
std::string table_rows(const ResultPage& page, const OutputOptions& options,
                       const TableStyle& style);

}  // namespace broadsheet::formats
