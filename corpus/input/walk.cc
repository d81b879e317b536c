// Lists files below directories with POSIX calls; a million files need no more than their names.
#include "corpus/input/walk.h"

#include <dirent.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "corpus/input/file_names.h"
#include "corpus/store/index_names.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

using FileIdentity = std::pair<dev_t, ino_t>;

// Files that only the directory of an index has.
constexpr std::string_view kIndexMarks[] = {kStubFile, kVersionFile};

FileIdentity identity_of(const struct stat& info) { return {info.st_dev, info.st_ino}; }

int64_t nanoseconds(const struct timespec& time) {
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string reason_for(int code) {
  if (code == ENOENT) return "does not exist";
  return "can't be read: " + std::generic_category().message(code);
}

std::string joined(const std::string& directory, const std::string& name) {
  if (directory.empty() || directory == ".") return name;
  return directory.back() == '/' ? directory + name : directory + "/" + name;
}

// Throws std::system_error.
std::vector<std::string> sorted_names(const std::string& directory) {
  std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(directory.c_str()), ::closedir);
  if (!dir) throw std::system_error(errno, std::generic_category());
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(dir.get())) {
    std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
    errno = 0;
  }
  if (errno != 0) throw std::system_error(errno, std::generic_category());
  std::sort(names.begin(), names.end());
  return names;
}

bool is_index(const std::vector<std::string>& sorted) {
  return std::any_of(std::begin(kIndexMarks), std::end(kIndexMarks), [&](std::string_view mark) {
    return std::binary_search(sorted.begin(), sorted.end(), mark);
  });
}

// How the walk has come to a file or directory; auxiliary: within a folder saved with a page.
enum class Place : uint8_t { kNamed, kWalked, kAuxiliary };

class Walker {
 public:
  Walker(const WalkOptions& options, const UnreadableFunction& unreadable)
      : options_(options), unreadable_(unreadable) {}

  void named(const std::string& path) {
    std::error_code failure;
    std::filesystem::path absolute = std::filesystem::absolute(path, failure);
    std::string shown = std::filesystem::path(path).lexically_normal().string();
    if (shown.size() > 1 && shown.back() == '/') shown.pop_back();
    WalkedFile file{absolute.lexically_normal().string(), path_as_text(std::move(shown))};
    if (file.path.size() > 1 && file.path.back() == '/') file.path.pop_back();
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
      unreadable_({file.shown, "", reason_for(errno)});
    else if (S_ISDIR(info.st_mode))
      directory(file.path, file.shown, identity_of(info), Place::kNamed);
    else if (S_ISREG(info.st_mode))
      regular(std::move(file), info, Place::kNamed);
    else
      unreadable_({file.shown, "", "is not a regular file or directory"});
  }

  std::vector<WalkedFile> take() { return std::move(files_); }

 private:
  void directory(const std::string& path, const std::string& shown, FileIdentity identity,
                 Place place) {
    if (std::find(ancestors_.begin(), ancestors_.end(), identity) != ancestors_.end())
      return unreadable_({shown, "", "is a loop: it leads back to a directory that it is in"});
    std::vector<std::string> names;
    try {
      names = sorted_names(path);
    } catch (const std::system_error& error) {
      return unreadable_({shown, "", reason_for(error.code().value())});
    }
    if (is_index(names)) {
      if (place == Place::kNamed)
        unreadable_({shown, "", "is an index, not a directory of articles"});
      return;
    }
    ancestors_.push_back(identity);
    for (const std::string& name : names) {
      if (name.front() == '.') continue;
      const bool is_auxiliary = place == Place::kAuxiliary || is_folder_of_saved_page(name, names);
      entry(joined(path, name), joined(shown, path_as_text(name)), name,
            is_auxiliary ? Place::kAuxiliary : Place::kWalked);
    }
    ancestors_.pop_back();
  }

  void entry(std::string path, std::string shown, const std::string& name, Place place) {
    if (is_excluded(shown, name)) return;
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return unreadable_({shown, "", reason_for(errno)});
    bool is_link = S_ISLNK(info.st_mode);
    if (is_link && !options_.follow_symlinks) return;
    if (is_link && ::stat(path.c_str(), &info) != 0)
      return unreadable_({shown, "", reason_for(errno)});
    if (S_ISREG(info.st_mode)) {
      regular({std::move(path), std::move(shown)}, info, place);
    } else if (S_ISDIR(info.st_mode)) {
      // Each directory is entered through a link once: links among N directories would else make
      // up to N! paths. Loops are told apart from that, and reported.
      FileIdentity identity = identity_of(info);
      bool is_loop = std::find(ancestors_.begin(), ancestors_.end(), identity) != ancestors_.end();
      if (is_link && !is_loop && !linked_.insert(identity).second) return;
      directory(path, shown, identity, place);
    }
  }

  void regular(WalkedFile file, const struct stat& info, Place place) {
    file.is_named = place == Place::kNamed;
    file.is_auxiliary = place == Place::kAuxiliary || is_auxiliary(file.path);
    file.size = static_cast<uint64_t>(info.st_size);
    file.mtime = nanoseconds(info.st_mtim);
    file.inode = info.st_ino;
    file.ctime = nanoseconds(info.st_ctim);
    files_.push_back(std::move(file));
  }

  bool is_excluded(const std::string& shown, const std::string& name) const {
    return std::any_of(options_.exclude.begin(), options_.exclude.end(), [&](const auto& pattern) {
      return ::fnmatch(pattern.c_str(), shown.c_str(), 0) == 0 ||
             ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
    });
  }

  const WalkOptions& options_;
  const UnreadableFunction& unreadable_;
  std::vector<FileIdentity> ancestors_;
  std::set<FileIdentity> linked_;
  std::vector<WalkedFile> files_;
};

void drop_repeated(std::vector<WalkedFile>& files) {
  std::unordered_set<std::string_view> seen;
  std::vector<bool> repeated(files.size());
  for (size_t i = 0; i < files.size(); ++i) repeated[i] = !seen.insert(files[i].path).second;
  size_t kept = 0;
  for (size_t i = 0; i < files.size(); ++i)
    if (!repeated[i]) {
      if (kept != i) files[kept] = std::move(files[i]);
      ++kept;
    }
  files.resize(kept);
}

}  // namespace

std::string path_as_text(std::string path) {
  if (is_valid_utf8(path) && std::none_of(path.begin(), path.end(), ascii::is_control)) return path;
  std::string out;
  for (char c : path) {
    unsigned byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || ascii::is_control(c))
      out += fmt::format("%{:02X}", byte);
    else
      out += c;
  }
  return out;
}

std::vector<WalkedFile> walk(std::span<const std::string> paths, const WalkOptions& options,
                             const UnreadableFunction& unreadable) {
  Walker walker(options, unreadable);
  for (const std::string& path : paths) walker.named(path);
  std::vector<WalkedFile> files = walker.take();
  if (paths.size() > 1) drop_repeated(files);
  return files;
}

}  // namespace broadsheet
