// What each file of this folder gives to the table of output formats (query/output/output.cc).
#pragma once

#include <string>

#include "query/output/output_format.h"

namespace broadsheet::formats {

std::string text_page(const ResultPage& page, const OutputOptions& options);

std::string json_page(const ResultPage& page, const OutputOptions& options);

std::string jsonl_page(const ResultPage& page, const OutputOptions& options);

std::string csv_begin(const OutputOptions& options);
std::string csv_page(const ResultPage& page, const OutputOptions& options);

std::string tsv_begin(const OutputOptions& options);
std::string tsv_page(const ResultPage& page, const OutputOptions& options);

std::string trec_page(const ResultPage& page, const OutputOptions& options);

std::string html_begin(const OutputOptions& options);
std::string html_page(const ResultPage& page, const OutputOptions& options);
std::string html_end(const OutputOptions& options);

std::string ids_page(const ResultPage& page, const OutputOptions& options);

}  // namespace broadsheet::formats
