// Puts walk, archives, formats and readers together for one file.
#include "corpus/readers/file_reader.h"

#include "corpus/input/archive.h"

namespace broadsheet {
namespace {

void read_unpacked(ByteSource& source, const Format* forced, const ReadContext& context,
                   ArticleSink& sink) {
  PeekedSource peeked(source, kSniffBytes);
  char byte = 0;
  if (peeked.head().empty() && peeked.read(&byte, 1) == 0)  // which throws what is wrong with it
    throw InputError(source.path(), "is empty");
  const Format* format =
      forced != nullptr ? forced : recognise_format(source.path(), peeked.head());
  if (format == nullptr)
    throw InputError(source.path(), "is of no format that can be read (see news-index formats)");
  Delivery delivery(source, context, sink);
  try {
    format->read(peeked, delivery);
  } catch (const InputError&) {
    delivery.finish();
    throw;
  }
  delivery.finish();
  if (delivery.count() == 0) delivery.failed("", "holds no article");
}

}  // namespace

void read_source(ByteSource& source, const Format* forced, const ReadContext& context,
                 ArticleSink& sink) {
  visit_sources(
      source, [&](ByteSource& unpacked) { read_unpacked(unpacked, forced, context, sink); },
      [&](std::string_view path, std::string_view reason) {
        sink.failed({std::string(path), "", std::string(reason)});
      });
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
