// Walks through packed files: what is in them, which of that is read, and what is said of the rest.
#include "corpus/input/archive.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "corpus/input/archive_contents.h"
#include "corpus/input/archive_stream.h"
#include "corpus/input/decoder.h"
#include "corpus/input/packing.h"
#include "corpus/input/unpacked_source.h"
#include "corpus/input/utf8_locale.h"
#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

// How deep packed files may be nested: the file itself and one level within it.
constexpr int kMaxDepth = 2;

constexpr std::string_view kLeadsOut = "is refused: its name leads out of the archive";
constexpr std::string_view kAuxiliary = "belongs to the archive or to a saved page";

// The names in an archive that has a directory of its own. Damage is reported when it is read.
ArchiveContents contents_of(SeekableSource& archive) try {
  ArchiveContents contents;
  archive.seek(0);
  ArchiveStream stream(archive, &archive);
  while (stream.next() == ArchiveStream::Step::kEntry)
    if (!is_directory(stream.entry())) contents.add(member_name(name_of(stream.entry())).name);
  return contents;
} catch (const InputError&) {
  return {};
}

class Visitor {
 public:
  Visitor(size_t memory, const VisitFunction& visit, const UnreadableFunction& unreadable,
          const UnreadableFunction& skipped)
      : memory_(memory), visit_(visit), unreadable_(unreadable), skipped_(skipped) {}

  // `depth` counts the packed files that this source is inside of.
  void source(ByteSource& source, int depth) {
    auto* seekable = dynamic_cast<SeekableSource*>(&source);
    PeekedSource peeked(source, kMagicBytes);
    const Packing packing = packing_of(peeked.head());
    if (packing != Packing::kNone && depth >= kMaxDepth)
      throw InputError(source.path(), "is packed too deep; unpack the file that it is in first");
    if (packing == Packing::kNone) {
      visit_(peeked);
    } else if (packing == Packing::kCompressed) {
      UnpackedSource unpacked(peeked, make_decoder(peeked.head(), memory_));
      content(unpacked, depth);
    } else if (seekable != nullptr) {
      const Utf8Locale locale;
      const bool has_directory = !is_tar(peeked.head());
      ArchiveContents contents = has_directory ? contents_of(*seekable) : ArchiveContents();
      seekable->seek(0);
      unpack(source, seekable, std::move(contents), depth);
    } else {
      unpack(peeked, nullptr, {}, depth);
    }
  }

 private:
  void unpack(ByteSource& packed, SeekableSource* seekable, ArchiveContents contents, int depth) {
    const Utf8Locale locale;
    ArchiveStream stream(packed, seekable);
    while (true) {
      const ArchiveStream::Step step = stream.next();
      if (step == ArchiveStream::Step::kEnd) break;
      if (step == ArchiveStream::Step::kDamage) {
        unreadable_({packed.path(), "", fmt::format("is damaged: {}", stream.reason())});
      } else if (!is_directory(stream.entry())) {
        member(stream, packed.path(), contents, depth);
      }
    }
  }

  // What a compressed file unpacks to, which keeps the file's own name.
  void content(UnpackedSource& unpacked, int depth) {
    PeekedSource peeked(unpacked, kMagicBytes);
    if (is_tar(peeked.head())) return unpack(peeked, nullptr, {}, depth);
    char byte = 0;
    if (peeked.head().empty() && peeked.read(&byte, 1) == 0)
      return unreadable_({unpacked.path(), "", "is empty"});
    guarded_source(peeked, depth + 1);
  }

  void member(ArchiveStream& stream, const std::string& archive_path, ArchiveContents& contents,
              int depth) {
    const MemberName name = member_name(name_of(stream.entry()));
    const std::string path = archive_path + "!" + name.name;
    const std::string_view refusal = name.leaves ? kLeadsOut : refusal_of(stream.entry());
    if (!refusal.empty()) return unreadable_({path, "", std::string(refusal)});
    if (name.hidden) return;
    contents.add(name.name);
    if (contents.is_auxiliary(name.name)) return skipped_({path, "", std::string(kAuxiliary)});
    guarded_source(*stream.content(path), depth + 1);
  }

  void guarded_source(ByteSource& unpacked, int depth) {
    try {
      source(unpacked, depth);
    } catch (const InputError& error) {
      unreadable_(error.failure());
    }
  }

  const size_t memory_;
  const VisitFunction& visit_;
  const UnreadableFunction& unreadable_;
  const UnreadableFunction& skipped_;
};

}  // namespace

void visit_sources(ByteSource& source, const VisitFunction& visit,
                   const UnreadableFunction& unreadable, const UnreadableFunction& skipped,
                   size_t memory) {
  Visitor visitor(memory, visit, unreadable, skipped);
  try {
    visitor.source(source, 0);
  } catch (const InputError& error) {
    unreadable(error.failure());
  }
}

void visit_members(SeekableSource& archive, const MemberFunction& visit) {
  const Utf8Locale locale;
  ArchiveStream stream(archive, &archive);
  while (true) {
    const ArchiveStream::Step step = stream.next();
    if (step == ArchiveStream::Step::kEnd) return;
    if (step == ArchiveStream::Step::kDamage)
      throw InputError(archive.path(), fmt::format("is damaged: {}", stream.reason()));
    const MemberName name = member_name(name_of(stream.entry()));
    if (is_directory(stream.entry()) || name.leaves || !refusal_of(stream.entry()).empty())
      continue;
    const auto content = stream.content(archive.path() + "!" + name.name);
    visit(name.name, *content);
  }
}

bool is_packed_file(const std::string& path) try {
  const auto source = open_file(path, path);
  return packing_of(PeekedSource(*source, kMagicBytes).head()) != Packing::kNone;
} catch (const InputError&) {
  return false;
}

}  // namespace broadsheet
