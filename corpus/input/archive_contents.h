// What the names in an archive say of its members, taken together.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace broadsheet {

struct MemberName {
  std::string name;     // without "./" and doubled slashes
  bool leaves = false;  // leads out of the archive: absolute, or with ".."
  bool hidden = false;
};

MemberName member_name(std::string_view raw);

// The names of an archive: all of them or, where it is read as a stream, those that have come so far.
// Not thread-safe.
class ArchiveContents {
 public:
  // A name without "./" and the like.
  void add(std::string name) { names_.insert(std::move(name)); }

  // True if the member is there for the archive's own sake, or belongs to a page that a browser has
  // saved beside it:
  //   META-INF/ of packages (EPUB, OpenDocument, Java)
  //   in web archive collections (WACZ 1.1.1, https://specs.webrecorder.net/wacz/1.1.1/) all but
  //   archive/*.warc.gz: lists, indexes and logs of the same pages
  //   page_files/ where there is a page.html
  bool is_auxiliary(std::string_view name);

 private:
  bool is_web_collection() const;
  bool is_of_saved_page(std::string_view folder);

  std::set<std::string, std::less<>> names_;
  std::map<std::string, bool, std::less<>> of_saved_pages_;  // folders that were asked for
};

}  // namespace broadsheet
