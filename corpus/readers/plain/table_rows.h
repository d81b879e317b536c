// The rows of a table in text: CSV (RFC 4180), TSV and their relatives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/input/reader.h"

namespace broadsheet {

// How a table is written, by its first bytes.
struct TableStyle {
  char delimiter = ',';
  bool has_sep_line = false;  // "sep=;" in front of the header, as Excel has it
  bool cr_ends_row = false;   // rows end with CR alone
};

// The delimiter is that of a "sep=" line, or the one of , tab ; and | that the header has most of.
TableStyle table_style(std::string_view head);

// The first row that is no "sep=" line, as far as it is in sight.
std::string_view header_line(std::string_view head, const TableStyle& style);

// Rows of fields; a field in quotes may hold delimiters, line ends and doubled quotes.
class TableRows {
 public:
  // `source` gives UTF-8 and must outlive this. At most `longest` bytes of a row are kept,
  // 64 for each field among them.
  TableRows(ByteSource& source, const TableStyle& style, size_t longest);

  // Goes to the next row; false at the end.
  bool next();

  // What is wrong with the present row, which then has no fields: "is too long", "has a quote that
  // is never closed"; or "". After a quote that is never closed the rows go on in the line behind
  // the one that it is in. It is one too where, lines later, another quote opens a field.
  std::string_view fault() const { return fault_; }
  std::vector<std::string>& fields() { return fields_; }
  // Where the row starts, from 1; where the quote is that is never closed.
  size_t line() const { return line_; }

 private:
  bool fill();
  bool get(char& c);
  bool peek(char& c);
  void add(char c);
  void add_field();
  bool opens_field();
  void end_quote();
  void reread_after_quote();

  ByteSource& source_;
  TableStyle style_;
  size_t longest_;
  std::string buffer_;
  size_t at_ = 0, line_ = 1, next_line_ = 1;
  std::vector<std::string> fields_;
  size_t bytes_ = 0;  // of the present row
  std::string_view fault_;
  bool quoted_ = false;
  size_t quote_line_ = 0;
  bool is_behind_line_ = false;  // of the quote; what follows is kept in behind_
  std::string behind_;
  size_t reread_ = 0;  // bytes, in all
};

}  // namespace broadsheet
