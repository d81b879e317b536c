// What the name of a file or of a member of an archive says about it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace broadsheet {

// Without the ending of a compressed file: "a.jsonl" of "a.jsonl.gz".
std::string_view without_compression(std::string_view path);

// The part after the last "/" or "!".
std::string_view base_name(std::string_view path);

// ".html" of "b/A.HTML.gz"; "" when there is none.
std::string extension_of(std::string_view path);

// True if files of that name never hold articles: style sheets, programs, fonts, pictures, and what
// systems, sites and packages put beside their files. Found by walking a folder or in an archive,
// they are skipped.
bool is_auxiliary(std::string_view path);

// True if a folder of that name holds what a browser has saved with a page that is among
// `neighbours`, the sorted names beside it: "page_files" with "page.html".
bool is_folder_of_saved_page(std::string_view name, std::span<const std::string> neighbours);

}  // namespace broadsheet
