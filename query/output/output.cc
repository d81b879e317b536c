// The output formats: one table, one method each, one file each beside it.
#include "query/output/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "corpus/text/escape.h"
#include "query/output/bars.h"
#include "query/output/fields.h"
#include "query/output/formats.h"

namespace broadsheet {
namespace {

std::string nothing(const OutputOptions&) { return ""; }

// With --count every format but JSON is the bare number.
std::string count_line(const ResultPage& page, const OutputOptions& options) {
  if (!page.error.empty()) return "";
  if (!options.batch) return fmt::format("{}\n", page.total);
  return fmt::format("{}\t{}\n", escape_tsv(page.qid), page.total);
}

template <auto Page>
std::string page_or_count(const ResultPage& page, const OutputOptions& options) {
  return options.count ? count_line(page, options) : Page(page, options);
}

std::string text_page_or_count(const ResultPage& page, const OutputOptions& options) {
  if (!options.count) return formats::text_page(page, options);
  return count_line(page, options) + formats::bars(page, options);
}

template <auto Around>
std::string unless_count(const OutputOptions& options) {
  return options.count ? "" : Around(options);
}

constexpr std::array<OutputFormat, 8> kFormats{{
    {"text", "for reading on a terminal", nothing, text_page_or_count, nothing, true},
    {"json", "one JSON object a query", nothing, formats::json_page, nothing, true},
    {"jsonl", "one JSON object a hit", nothing, page_or_count<formats::jsonl_page>, nothing},
    {"tsv", "tab-separated values with a header line", unless_count<formats::tsv_begin>,
     page_or_count<formats::tsv_page>, nothing},
    {"csv", "comma-separated values with a header line (RFC 4180)",
     unless_count<formats::csv_begin>, page_or_count<formats::csv_page>, nothing},
    {"trec", "a run for trec_eval: qid Q0 docid rank score tag", nothing,
     page_or_count<formats::trec_page>, nothing},
    {"html", "a page for a browser", unless_count<formats::html_begin>,
     page_or_count<formats::html_page>, unless_count<formats::html_end>, true},
    {"ids", "one article id a line, as it is; for programs", nothing,
     page_or_count<formats::ids_page>, nothing},
}};

constexpr auto kFormatNames = [] {
  std::array<std::string_view, kFormats.size()> names;
  for (size_t i = 0; i < names.size(); ++i) names[i] = kFormats[i].name;
  return names;
}();

}  // namespace

std::span<const OutputFormat> output_formats() { return kFormats; }

const OutputFormat& output_format_named(std::string_view name) {
  for (const OutputFormat& format : kFormats)
    if (format.name == name) return format;
  throw Error(ErrorKind::kUsage, fmt::format("there is no output format '{}'", name),
              advice_on_names(name, kFormatNames, "the formats are"));
}

std::span<const std::string_view> output_field_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const formats::OutputField& field : formats::hit_fields()) list.push_back(field.name);
    return list;
  }();
  return names;
}

}  // namespace broadsheet
