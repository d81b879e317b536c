// Archives and compressed buffers for tests, written by libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct Member {
  std::string name;
  std::string content;
  std::string link = "";  // target of a symbolic link
};

// `set_format` and `set_filter` are of libarchive, e.g. archive_write_set_format_zip and
// archive_write_add_filter_gzip.
inline std::string make_archive(int (*set_format)(struct archive*),
                                int (*set_filter)(struct archive*),
                                const std::vector<Member>& members) {
  // Names are written as the locale has them.
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  locale_t previous = uselocale(utf8);
  std::string out(size_t{4} << 20, '\0');
  size_t used = 0;
  struct archive* a = archive_write_new();
  set_format(a);
  set_filter(a);
  archive_write_set_bytes_in_last_block(a, 1);
  if (archive_write_open_memory(a, out.data(), out.size(), &used) != ARCHIVE_OK)
    throw std::runtime_error(archive_error_string(a));
  for (const Member& member : members) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, member.name.c_str());
    archive_entry_set_perm(entry, 0644);
    bool is_directory = member.name.ends_with('/');
    archive_entry_set_filetype(entry, !member.link.empty() ? AE_IFLNK
                                      : is_directory       ? AE_IFDIR
                                                           : AE_IFREG);
    if (!member.link.empty()) archive_entry_set_symlink(entry, member.link.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    if (archive_write_header(a, entry) < ARCHIVE_WARN)
      throw std::runtime_error(archive_error_string(a));
    if (!member.content.empty())
      archive_write_data(a, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  uselocale(previous);
  freelocale(utf8);
  out.resize(used);
  return out;
}

inline std::string make_zip(const std::vector<Member>& members) {
  return make_archive(archive_write_set_format_zip, archive_write_add_filter_none, members);
}
inline std::string make_tar(const std::vector<Member>& members) {
  return make_archive(archive_write_set_format_ustar, archive_write_add_filter_none, members);
}
inline std::string compress(int (*set_filter)(struct archive*), const std::string& content) {
  return make_archive(archive_write_set_format_raw, set_filter, {{"data", content}});
}

}  // namespace broadsheet
