// Compares with magic numbers.
#include "corpus/input/packing.h"

namespace broadsheet {
namespace {

constexpr size_t kTarMagic = 257;  // where it is

struct Magic {
  size_t offset;
  std::string_view bytes;
  Packing packing;
};

using namespace std::string_view_literals;
constexpr Magic kMagics[] = {
    {0, "\x1f\x8b"sv, Packing::kCompressed},                  // gzip
    {4, "1AY&SY"sv, Packing::kCompressed},                    // bzip2
    {4, "\x17\x72\x45\x38\x50\x90"sv, Packing::kCompressed},  // bzip2 of nothing
    {0,
     "\xfd"
     "7zXZ\0"sv,
     Packing::kCompressed},                           // xz
    {0, "\x28\xb5\x2f\xfd"sv, Packing::kCompressed},  // zstd
    {0, "PK\x03\x04"sv, Packing::kArchive},           // zip
    {0, "PK\x05\x06"sv, Packing::kArchive},           // zip without members
    {0, "7z\xbc\xaf\x27\x1c"sv, Packing::kArchive},   // 7-zip
    {kTarMagic, "ustar\0"sv, Packing::kArchive},      // tar, POSIX
    {kTarMagic, "ustar  \0"sv, Packing::kArchive},    // tar, GNU
};

}  // namespace

bool is_book(std::string_view head) {
  // A member begins with 30 bytes, the last four of which are the lengths of its name and of an extra
  // field (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7).
  constexpr size_t kHeaderBytes = 30, kExtraLengthAt = 28;
  constexpr std::string_view kName = "mimetype", kContent = "application/epub+zip";
  if (head.size() < kHeaderBytes || !head.starts_with("PK\x03\x04")) return false;
  const size_t extra = static_cast<unsigned char>(head[kExtraLengthAt]) |
                       static_cast<size_t>(static_cast<unsigned char>(head[kExtraLengthAt + 1]))
                           << 8;
  head.remove_prefix(kHeaderBytes);
  if (!head.starts_with(kName) || head.size() < kName.size() + extra) return false;
  return head.substr(kName.size() + extra).starts_with(kContent);
}

Packing packing_of(std::string_view head) {
  if (is_book(head)) return Packing::kNone;
  for (const Magic& magic : kMagics)
    if (head.size() >= magic.offset + magic.bytes.size() &&
        head.compare(magic.offset, magic.bytes.size(), magic.bytes) == 0)
      return magic.packing;
  return Packing::kNone;
}

bool is_tar(std::string_view head) {
  return head.size() > kTarMagic && head.substr(kTarMagic).starts_with("ustar");
}

}  // namespace broadsheet
