// Unpacks compressed files and archives with libarchive, streaming.
#include "corpus/input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "corpus/input/gzip_source.h"
#include "corpus/input/packing.h"
#include "corpus/input/utf8_locale.h"
#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// How deep packed files may be nested: the file itself and one level within it.
constexpr int kMaxDepth = 2;

// What libarchive's callbacks read from. They are C functions, so an exception of the source is
// kept here and thrown when libarchive has returned.
struct Input {
  ByteSource& source;
  SeekableSource* seekable;
  std::array<char, kReadBytes> buffer;
  std::exception_ptr failure;

  template <typename Work>
  la_int64_t guarded(struct archive* a, Work work) {
    try {
      return work();
    } catch (...) {
      failure = std::current_exception();
      archive_set_error(a, EIO, "can't be read");
      return ARCHIVE_FATAL;
    }
  }
  void rethrow() {
    if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
  }
};

la_ssize_t read_input(struct archive* a, void* data, const void** buffer) {
  auto& input = *static_cast<Input*>(data);
  *buffer = input.buffer.data();
  return input.guarded(a, [&] {
    return static_cast<la_int64_t>(input.source.read(input.buffer.data(), input.buffer.size()));
  });
}

la_int64_t seek_input(struct archive* a, void* data, la_int64_t offset, int whence) {
  auto& input = *static_cast<Input*>(data);
  return input.guarded(a, [&] {
    SeekableSource& file = *input.seekable;
    la_int64_t base = whence == SEEK_CUR   ? static_cast<la_int64_t>(file.position())
                      : whence == SEEK_END ? static_cast<la_int64_t>(file.size())
                                           : 0;
    la_int64_t target = std::max<la_int64_t>(0, base + offset);
    file.seek(static_cast<uint64_t>(target));
    return target;
  });
}

struct ArchiveCloser {
  void operator()(struct archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<struct archive, ArchiveCloser>;

std::string_view reason_of(struct archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr ? text : "is damaged";
}

// Only formats with a sure signature: libarchive's others would take plain text for an archive.
Archive open_archive(Input& input, Packing packing) {
  Archive a(archive_read_new());
  if (!a) throw std::bad_alloc();
  archive_read_support_filter_gzip(a.get());
  archive_read_support_filter_bzip2(a.get());
  archive_read_support_filter_xz(a.get());
  archive_read_support_filter_zstd(a.get());
  archive_read_support_format_tar(a.get());
  if (packing == Packing::kArchive) {
    archive_read_support_format_zip(a.get());
    archive_read_support_format_7zip(a.get());
  } else {
    archive_read_support_format_raw(a.get());
    archive_read_support_format_empty(a.get());
  }
  if (input.seekable != nullptr) archive_read_set_seek_callback(a.get(), seek_input);
  archive_read_set_read_callback(a.get(), read_input);
  archive_read_set_callback_data(a.get(), &input);
  if (archive_read_open1(a.get()) != ARCHIVE_OK) {
    input.rethrow();
    throw InputError(input.source.path(), fmt::format("can't be unpacked: {}", reason_of(a.get())));
  }
  return a;
}

// The data of the archive's present entry.
class MemberSource final : public ByteSource {
 public:
  MemberSource(struct archive* a, Input& input, std::string path)
      : archive_(a), input_(input), path_(std::move(path)) {}

  size_t read(char* buffer, size_t size) override {
    la_ssize_t n = archive_read_data(archive_, buffer, size);
    if (n >= 0) return static_cast<size_t>(n);
    ended_archive_ = n == ARCHIVE_FATAL;
    input_.rethrow();
    throw InputError(path_, fmt::format("can't be unpacked: {}", reason_of(archive_)));
  }
  const std::string& path() const override { return path_; }
  // True after damage that nothing can be read behind.
  bool ended_archive() const { return ended_archive_; }

 private:
  struct archive* archive_;
  Input& input_;
  std::string path_;
  bool ended_archive_ = false;
};

std::string member_name(struct archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return to_one_line(to_utf8(name != nullptr ? name : ""));
}

struct MemberName {
  std::string name;     // without "./" and doubled slashes
  bool leaves = false;  // absolute, or with ".."
  bool hidden = false;
};

MemberName checked_name(const std::string& raw) {
  MemberName out;
  out.leaves = raw.empty() || raw.front() == '/';
  size_t start = 0;
  while (start <= raw.size()) {
    size_t end = std::min(raw.find('/', start), raw.size());
    std::string_view part = std::string_view(raw).substr(start, end - start);
    start = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == "..") out.leaves = true;
    if (part.front() == '.' || part == "__MACOSX") out.hidden = true;
    if (!out.name.empty()) out.name += '/';
    out.name += part;
  }
  return out;
}

// Why an entry is not read, or nothing when it is a regular file with a sound name.
std::optional<std::string_view> refusal(struct archive_entry* entry, const MemberName& name) {
  if (name.leaves) return "is refused: its name leads out of the archive";
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr ||
      archive_entry_filetype(entry) == AE_IFLNK)
    return "is refused: it is a link";
  auto type = archive_entry_filetype(entry);
  if (type != AE_IFREG && type != 0) return "is refused: it is not a regular file";
  return std::nullopt;
}

class Visitor {
 public:
  Visitor(const VisitFunction& visit, const UnreadableFunction& unreadable)
      : visit_(visit), unreadable_(unreadable) {}

  // `depth` counts the packed files that this source is inside of.
  void source(ByteSource& source, int depth) {
    auto* seekable = dynamic_cast<SeekableSource*>(&source);
    PeekedSource peeked(source, kMagicBytes);
    Packing packing = packing_of(peeked.head());
    if (packing != Packing::kNone && depth >= kMaxDepth)
      throw InputError(source.path(), "is packed too deep; unpack the file that it is in first");
    if (packing == Packing::kNone) {
      visit_(peeked);
    } else if (is_gzip(peeked.head())) {
      GzipSource unpacked(peeked);
      unpacked_gzip(unpacked, depth);
    } else if (seekable != nullptr) {
      seekable->seek(0);
      unpack(source, seekable, packing, depth);
    } else {
      unpack(peeked, nullptr, packing, depth);
    }
  }

 private:
  void unpack(ByteSource& packed, SeekableSource* seekable, Packing packing, int depth) {
    Utf8Locale locale;
    auto input = std::make_unique<Input>(Input{packed, seekable, {}, nullptr});
    Archive a = open_archive(*input, packing);
    struct archive_entry* entry = nullptr;
    while (true) {
      int status = archive_read_next_header(a.get(), &entry);
      if (status == ARCHIVE_EOF) {
        if (archive_format(a.get()) == ARCHIVE_FORMAT_EMPTY)
          unreadable_({packed.path(), "", "is empty"});
        return;
      }
      if (status < ARCHIVE_WARN) {
        input->rethrow();
        unreadable_({packed.path(), "", fmt::format("is damaged: {}", reason_of(a.get()))});
        if (status == ARCHIVE_FATAL) return;
        continue;
      }
      bool single = archive_format(a.get()) == ARCHIVE_FORMAT_RAW;
      if (!(single ? content(a.get(), *input, packed.path(), depth)
                   : member(a.get(), *input, entry, packed.path(), depth)))
        return;
    }
  }

  // libarchive loses what it has unpacked before damage; of gzip, the most common, that is kept.
  void unpacked_gzip(GzipSource& unpacked, int depth) {
    PeekedSource peeked(unpacked, kMagicBytes);
    if (is_tar(peeked.head())) return unpack(peeked, nullptr, Packing::kArchive, depth);
    char byte = 0;
    if (peeked.head().empty() && peeked.read(&byte, 1) == 0)
      return unreadable_({unpacked.path(), "", "is empty"});
    guarded_source(peeked, depth + 1);
  }

  // What a compressed file unpacks to keeps the file's own name. False when nothing can follow.
  bool content(struct archive* a, Input& input, const std::string& path, int depth) {
    MemberSource unpacked(a, input, path);
    guarded_source(unpacked, depth + 1);
    return false;
  }

  bool member(struct archive* a, Input& input, struct archive_entry* entry,
              const std::string& archive_path, int depth) {
    if (archive_entry_filetype(entry) == AE_IFDIR) return true;
    MemberName name = checked_name(member_name(entry));
    std::string path = archive_path + "!" + name.name;
    if (auto reason = refusal(entry, name)) {
      unreadable_({path, "", std::string(*reason)});
      return true;
    }
    if (name.hidden) return true;
    MemberSource unpacked(a, input, std::move(path));
    guarded_source(unpacked, depth + 1);
    return !unpacked.ended_archive();
  }

  void guarded_source(ByteSource& unpacked, int depth) {
    try {
      source(unpacked, depth);
    } catch (const InputError& error) {
      unreadable_(error.failure());
    }
  }

  const VisitFunction& visit_;
  const UnreadableFunction& unreadable_;
};

}  // namespace

void visit_sources(ByteSource& source, const VisitFunction& visit,
                   const UnreadableFunction& unreadable) {
  Visitor visitor(visit, unreadable);
  try {
    visitor.source(source, 0);
  } catch (const InputError& error) {
    unreadable(error.failure());
  }
}

bool is_packed_file(const std::string& path) try {
  const auto source = open_file(path, path);
  return packing_of(PeekedSource(*source, kMagicBytes).head()) != Packing::kNone;
} catch (const InputError&) {
  return false;
}

}  // namespace broadsheet
