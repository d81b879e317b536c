// Puts walk, archives, formats and readers together for one file.
#include "corpus/readers/file_reader.h"

#include "corpus/input/archive.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

void read_unpacked(ByteSource& source, const Format* forced, const ReadContext& context,
                   ArticleSink& sink) {
  PeekedSource peeked(source, kSniffBytes);
  if (peeked.head().empty()) throw_unreadable(source.path(), "is empty");
  const Format* format =
      forced != nullptr ? forced : recognise_format(source.path(), peeked.head());
  if (format == nullptr)
    throw_unreadable(source.path(), "is of no format that can be read (see news-index formats)");
  format->read(peeked, context, sink);
}

}  // namespace

void read_source(ByteSource& source, const Format* forced, const ReadContext& context,
                 ArticleSink& sink) {
  visit_sources(
      source, [&](ByteSource& unpacked) { read_unpacked(unpacked, forced, context, sink); },
      [&](std::string_view path, std::string_view reason) { sink.failed(path, "", reason); });
}

void read_file(const WalkedFile& file, const Format* forced, const ReadContext& context,
               ArticleSink& sink) {
  std::unique_ptr<SeekableSource> source;
  try {
    source = open_file(file.path, file.shown);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    return sink.failed(file.shown, "", reason_without_path(error, file.shown));
  }
  read_source(*source, forced, context, sink);
}

}  // namespace broadsheet
