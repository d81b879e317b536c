// Puts walk, archives, formats and readers together for one file.
#include "corpus/readers/file_reader.h"

#include <fmt/format.h>

#include "corpus/input/archive.h"
#include "corpus/input/file_names.h"
#include "corpus/input/packing.h"
#include "corpus/readers/html/tree_memory.h"

namespace broadsheet {
namespace {

constexpr std::string_view kUnknownFormat = "is not of a known format";

// Reads what one file or archive unpacks to.
class UnpackedReader {
 public:
  UnpackedReader(std::string root, const Format* forced, const ReadContext& context,
                 ArticleSink& sink)
      : root_(std::move(root)), forced_(forced), context_(context), sink_(sink) {}

  void read(ByteSource& source) {
    PeekedSource peeked(source, kSniffBytes);
    const Format* format = format_of(source.path(), peeked.head());
    char byte = 0;
    const bool is_empty = peeked.head().empty() && peeked.read(&byte, 1) == 0;  // or throws
    if (format == nullptr && !is_named(source.path()))
      return sink_.skipped({source.path(), "", std::string(kUnknownFormat)});
    found_ = true;
    if (is_empty) throw InputError(source.path(), "is empty");
    if (format == nullptr)
      throw InputError(source.path(), fmt::format("{} (see news-index formats)", kUnknownFormat));
    Delivery delivery(source, context_, sink_);
    const TreeMemory::Scope trees(context_.trees);
    try {
      format->read(peeked, delivery);
    } catch (const InputError&) {
      delivery.finish();
      throw;
    }
    delivery.finish();
    if (delivery.count() == 0) delivery.failed("", "holds no article");
  }

  void unreadable(const Failure& failure) {
    found_ = true;
    sink_.failed(Failure(failure));
  }

  // Of an archive that was named and of which all was skipped.
  void finish() {
    if (!found_ && context_.is_named) sink_.failed({root_, "", "holds nothing that can be read"});
  }

 private:
  bool is_named(std::string_view path) const { return context_.is_named && path == root_; }

  const Format* format_of(std::string_view path, std::string_view head) const {
    if (path != root_ && is_auxiliary(path)) return nullptr;
    if (forced_ != nullptr) return forced_;
    if (is_auxiliary(path)) return nullptr;
    return head.empty() ? format_of_name(path) : recognise_format(path, head);
  }

  const std::string root_;
  const Format* const forced_;
  const ReadContext& context_;
  ArticleSink& sink_;
  bool found_ = false;  // something that was to be read
};

}  // namespace

void read_source(ByteSource& source, const Format* forced, const ReadContext& context,
                 ArticleSink& sink) {
  UnpackedReader reader(source.path(), forced, context, sink);
  visit_sources(
      source, [&](ByteSource& unpacked) { reader.read(unpacked); },
      [&](const Failure& failure) { reader.unreadable(failure); },
      [&](const Failure& failure) { sink.skipped(Failure(failure)); }, context.unpack_bytes);
  reader.finish();
}

bool may_hold_articles(std::string_view path, std::string_view head) {
  return !is_auxiliary(path) &&
         (packing_of(head) != Packing::kNone || recognise_format(path, head) != nullptr);
}

void read_file(const WalkedFile& file, const Format* forced, const ReadContext& context,
               ArticleSink& sink) {
  std::unique_ptr<SeekableSource> source;
  try {
    source = open_file(file.path, file.shown);
  } catch (const InputError& error) {
    return sink.failed(Failure(error.failure()));
  }
  read_source(*source, forced, context, sink);
}

}  // namespace broadsheet
