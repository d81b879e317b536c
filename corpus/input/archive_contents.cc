#include "corpus/input/archive_contents.h"

#include <algorithm>
#include <vector>

#include "corpus/input/file_names.h"

namespace broadsheet {
namespace {

constexpr std::string_view kPackageFolder = "META-INF/";
constexpr std::string_view kCollectionMark = "datapackage.json";
constexpr std::string_view kCollectedFolder = "archive/";

bool is_web_archive(std::string_view name) {
  return name.starts_with(kCollectedFolder) && extension_of(name) == ".warc";
}

}  // namespace

MemberName member_name(std::string_view raw) {
  MemberName out;
  out.leaves = raw.empty() || raw.front() == '/';
  size_t start = 0;
  while (start <= raw.size()) {
    const size_t end = std::min(raw.find('/', start), raw.size());
    const std::string_view part = raw.substr(start, end - start);
    start = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == "..") out.leaves = true;
    if (part.front() == '.' || part == "__MACOSX") out.hidden = true;
    if (!out.name.empty()) out.name += '/';
    out.name += part;
  }
  return out;
}

bool ArchiveContents::is_auxiliary(std::string_view name) {
  if (name.starts_with(kPackageFolder)) return true;
  if (is_web_collection()) return !is_web_archive(name);
  for (size_t end = name.find('/'); end != std::string_view::npos; end = name.find('/', end + 1))
    if (is_of_saved_page(name.substr(0, end))) return true;
  return false;
}

bool ArchiveContents::is_web_collection() const {
  if (names_.count(kCollectionMark) == 0) return false;
  for (auto at = names_.lower_bound(kCollectedFolder);
       at != names_.end() && at->starts_with(kCollectedFolder); ++at)
    if (is_web_archive(*at)) return true;
  return false;
}

bool ArchiveContents::is_of_saved_page(std::string_view folder) {
  const auto known = of_saved_pages_.find(folder);
  if (known != of_saved_pages_.end()) return known->second;
  const size_t parent = folder.rfind('/') + 1;  // 0 at the top
  const std::string_view base = folder.substr(parent);
  // The page has the beginning of the folder's name.
  const std::string start(folder.substr(0, parent + std::min<size_t>(1, base.size())));
  std::vector<std::string> beside;
  for (auto at = names_.lower_bound(start); at != names_.end() && at->starts_with(start); ++at)
    if (at->find('/', parent) == std::string::npos) beside.push_back(at->substr(parent));
  return of_saved_pages_[std::string(folder)] = is_folder_of_saved_page(base, beside);
}

}  // namespace broadsheet
