#include "corpus/input/archive_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <new>
#include <utility>

#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

// What libarchive's callbacks read from. They are C functions, so an exception of the source is
// kept here and thrown when libarchive has returned.
struct ArchiveStream::Input {
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

  static la_ssize_t read(struct archive* a, void* data, const void** buffer) {
    auto& input = *static_cast<Input*>(data);
    *buffer = input.buffer.data();
    return input.guarded(a, [&] {
      return static_cast<la_int64_t>(input.source.read(input.buffer.data(), input.buffer.size()));
    });
  }

  static la_int64_t seek(struct archive* a, void* data, la_int64_t offset, int whence) {
    auto& input = *static_cast<Input*>(data);
    return input.guarded(a, [&] {
      SeekableSource& file = *input.seekable;
      const la_int64_t base = whence == SEEK_CUR   ? static_cast<la_int64_t>(file.position())
                              : whence == SEEK_END ? static_cast<la_int64_t>(file.size())
                                                   : 0;
      const la_int64_t target = std::max<la_int64_t>(0, base + offset);
      file.seek(static_cast<uint64_t>(target));
      return target;
    });
  }
};

void ArchiveStream::Closer::operator()(struct archive* stream) const { archive_read_free(stream); }

namespace {

std::string_view reason_of(struct archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr ? text : "is damaged";
}

// libarchive says it as an error like others.
void throw_if_out_of_memory(struct archive* a) {
  if (archive_errno(a) == ENOMEM) throw std::bad_alloc();
}

// Only formats with a sure signature: libarchive's others would take plain text for an archive.
void support_formats(struct archive* a) {
  archive_read_support_format_tar(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_7zip(a);
}

}  // namespace

// The data of the present entry.
class ArchiveStream::Content final : public ByteSource {
 public:
  Content(ArchiveStream& stream, std::string path) : stream_(stream), path_(std::move(path)) {}

  size_t read(char* buffer, size_t size) override {
    struct archive* const a = stream_.archive_.get();
    const la_ssize_t n = archive_read_data(a, buffer, size);
    if (n >= 0) return static_cast<size_t>(n);
    stream_.is_over_ = n == ARCHIVE_FATAL;
    stream_.input_->rethrow();
    throw_if_out_of_memory(a);
    throw InputError(path_, fmt::format("can't be unpacked: {}", reason_of(a)));
  }
  const std::string& path() const override { return path_; }

 private:
  ArchiveStream& stream_;
  const std::string path_;
};

ArchiveStream::ArchiveStream(ByteSource& packed, SeekableSource* seekable)
    : input_(std::make_unique<Input>(Input{packed, seekable, {}, nullptr})),
      archive_(archive_read_new()) {
  if (!archive_) throw std::bad_alloc();
  struct archive* const a = archive_.get();
  support_formats(a);
  if (seekable != nullptr) archive_read_set_seek_callback(a, Input::seek);
  archive_read_set_read_callback(a, Input::read);
  archive_read_set_callback_data(a, input_.get());
  if (archive_read_open1(a) == ARCHIVE_OK) return;
  input_->rethrow();
  throw_if_out_of_memory(a);
  throw InputError(packed.path(), fmt::format("can't be unpacked: {}", reason_of(a)));
}

ArchiveStream::~ArchiveStream() = default;

ArchiveStream::Step ArchiveStream::next() {
  if (is_over_) return Step::kEnd;
  const int status = archive_read_next_header(archive_.get(), &entry_);
  if (status == ARCHIVE_EOF) return Step::kEnd;
  if (status >= ARCHIVE_WARN) return Step::kEntry;
  is_over_ = status == ARCHIVE_FATAL;
  input_->rethrow();
  throw_if_out_of_memory(archive_.get());
  return Step::kDamage;
}

std::string_view ArchiveStream::reason() const { return reason_of(archive_.get()); }

std::unique_ptr<ByteSource> ArchiveStream::content(std::string path) {
  return std::make_unique<Content>(*this, std::move(path));
}

std::string name_of(struct archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return to_one_line(to_utf8(name != nullptr ? name : ""));
}

std::string_view refusal_of(struct archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr ||
      archive_entry_filetype(entry) == AE_IFLNK)
    return "is refused: it is a link";
  const auto type = archive_entry_filetype(entry);
  return type == AE_IFREG || type == 0 ? "" : "is refused: it is not a regular file";
}

bool is_directory(struct archive_entry* entry) { return archive_entry_filetype(entry) == AE_IFDIR; }

}  // namespace broadsheet
