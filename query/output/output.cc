// The output formats: one table, one method each, one file each beside it.
#include "query/output/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/support/names.h"
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
    {.name = "text",
     .description = "for reading on a terminal",
     .begin = nothing,
     .page = text_page_or_count,
     .end = nothing,
     .suggests = true,
     .shows_counts = true},
    {.name = "json",
     .description = "one JSON object a query",
     .begin = nothing,
     .page = formats::json_page,
     .end = nothing,
     .suggests = true,
     .shows_counts = true},
    {.name = "jsonl",
     .description = "one JSON object a hit",
     .begin = nothing,
     .page = page_or_count<formats::jsonl_page>,
     .end = nothing,
     .has_fields = true},
    {.name = "tsv",
     .description = "tab-separated values with a header line",
     .begin = unless_count<formats::tsv_begin>,
     .page = page_or_count<formats::tsv_page>,
     .end = nothing,
     .has_fields = true},
    {.name = "csv",
     .description = "comma-separated values with a header line (RFC 4180)",
     .begin = unless_count<formats::csv_begin>,
     .page = page_or_count<formats::csv_page>,
     .end = nothing,
     .has_fields = true},
    {.name = "trec",
     .description = "a run for trec_eval: qid Q0 docid rank score tag",
     .begin = nothing,
     .page = page_or_count<formats::trec_page>,
     .end = nothing},
    {.name = "html",
     .description = "a page for a browser",
     .begin = unless_count<formats::html_begin>,
     .page = page_or_count<formats::html_page>,
     .end = unless_count<formats::html_end>,
     .suggests = true,
     .shows_counts = true},
    {.name = "ids",
     .description = "one article id a line, as it is; for programs",
     .begin = nothing,
     .page = page_or_count<formats::ids_page>,
     .end = nothing},
}};

}  // namespace

std::span<const OutputFormat> output_formats() { return kFormats; }

const OutputFormat* output_format_named(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &OutputFormat::name);
  return found == kFormats.end() ? nullptr : &*found;
}

std::span<const std::string_view> output_field_names() {
  static const std::vector<std::string_view> names = names_of(formats::hit_fields());
  return names;
}

}  // namespace broadsheet
