// Packs articles with zstd, and unpacks them.
#include "corpus/store/stored_article.h"

#define ZDICT_STATIC_LINKING_ONLY  // for ZDICT_trainFromBuffer_fastCover
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <vector>

#include "corpus/article/article_fields.h"
#include "corpus/support/error.h"
#include "corpus/support/refusals.h"
#include "corpus/support/varint.h"
#include "corpus/support/zstd_memory.h"

namespace broadsheet {
namespace {

constexpr char kCodecPlain = 1;
constexpr char kCodecDictionary = 2;

// Of 83 MB of articles level 1 leaves .473 and level 3 .443 with the dictionary (.520 and .515
// without), about equally fast; level 5 takes three times as long for .436.
constexpr int kCompressionLevel = 3;

constexpr size_t kDictionaryBytes = size_t{110} << 10;  // zstd's own recommendation
constexpr size_t kFewestDictionaryArticles = 300;
constexpr size_t kMostDictionaryBytesOfOne = size_t{32} << 10;

// What every index has stored of an article so far, in this order; fields may follow.
constexpr std::string_view kStoredNames[] = {
    "id",       "title",    "text",     "date",    "source", "author",
    "section",  "lang",     "url",      "path",    "extra",  "subtitle",
    "dateline", "keywords", "modified", "version", "status", "embargo"};
static_assert(std::equal(std::begin(kStoredNames), std::end(kStoredNames), kArticleFields.begin(),
                         [](std::string_view name, const ArticleField& field) {
                           return name == field.name;
                         }),
              "the order of stored fields must never change");

using FieldViews = std::array<std::string_view, kArticleFields.size()>;

struct ContextDeleter {
  void operator()(ZSTD_CCtx* p) const { ZSTD_freeCCtx(p); }
  void operator()(ZSTD_DCtx* p) const { ZSTD_freeDCtx(p); }
  void operator()(ZSTD_CDict* p) const { ZSTD_freeCDict(p); }
  void operator()(ZSTD_DDict* p) const { ZSTD_freeDDict(p); }
};
template <typename T>
using ZstdPtr = std::unique_ptr<T, ContextDeleter>;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorKind::kIndex, "a stored article is damaged",
              "rebuild the index with: news-index add --rebuild PATH...");
}

// What zstd makes; it gives nothing when there is no memory.
template <typename T>
ZstdPtr<T> made(T* object) {
  if (object == nullptr) throw std::bad_alloc();
  return ZstdPtr<T>(object);
}

void serialise(const Article& article, std::string& out) {
  for (const ArticleField& field : kArticleFields) put_counted(out, article.*field.member);
}

FieldViews parse(std::string_view in) {
  FieldViews views;
  for (std::string_view& view : views) {
    const auto field = take_counted(in);
    if (!field) throw_damaged();
    view = *field;
  }
  return views;
}

}  // namespace

class ArticleCodec::Impl {
 public:
  explicit Impl(std::string_view dictionary) : dictionary_(dictionary) {}

  std::string encode(const Article& article) {
    plain_.clear();
    serialise(article, plain_);
    prepare_encoder();
    std::string out(1 + ZSTD_compressBound(plain_.size()), '\0');
    const size_t size = ZSTD_compress2(encoder_.get(), out.data() + 1, out.size() - 1,
                                       plain_.data(), plain_.size());
    throw_if_no_memory(size);
    if (ZSTD_isError(size))
      throw Error(ErrorKind::kSystem,
                  std::string("can't compress an article: ") + ZSTD_getErrorName(size));
    out[0] = dictionary_.empty() ? kCodecPlain : kCodecDictionary;
    out.resize(1 + size);
    return out;
  }

  FieldViews decode(std::string_view data) {
    if (data.empty()) throw_damaged();
    const char codec = data.front();
    data.remove_prefix(1);
    if (codec != kCodecPlain && (codec != kCodecDictionary || dictionary_.empty())) throw_damaged();
    const auto size = ZSTD_getFrameContentSize(data.data(), data.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxPlainBytes)
      throw_damaged();
    plain_.resize(size);
    prepare_decoder();
    const size_t got =
        codec == kCodecPlain
            ? ZSTD_decompressDCtx(decoder_.get(), plain_.data(), size, data.data(), data.size())
            : ZSTD_decompress_usingDDict(decoder_.get(), plain_.data(), size, data.data(),
                                         data.size(), decoder_dictionary_.get());
    throw_if_no_memory(got);
    if (ZSTD_isError(got) || got != size) throw_damaged();
    return parse(plain_);
  }

 private:
  // No stored article can be larger: it has at most a few fields of that size.
  static constexpr uint64_t kMaxPlainBytes = uint64_t{kMaxArticleBytes} * 4;

  void prepare_encoder() {
    if (encoder_) return;
    encoder_ = made(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(encoder_.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    // So that a damaged article is told from a good one.
    ZSTD_CCtx_setParameter(encoder_.get(), ZSTD_c_checksumFlag, 1);
    // The codec byte says already which dictionary it is.
    ZSTD_CCtx_setParameter(encoder_.get(), ZSTD_c_dictIDFlag, 0);
    if (dictionary_.empty()) return;
    encoder_dictionary_ =
        made(ZSTD_createCDict(dictionary_.data(), dictionary_.size(), kCompressionLevel));
    ZSTD_CCtx_refCDict(encoder_.get(), encoder_dictionary_.get());
  }

  void prepare_decoder() {
    if (decoder_) return;
    if (!dictionary_.empty())
      decoder_dictionary_.reset(ZSTD_createDDict(dictionary_.data(), dictionary_.size()));
    if (!dictionary_.empty() && !decoder_dictionary_) {
      throw_if_memory_is_short();
      throw_damaged();  // a dictionary that is none
    }
    decoder_ = made(ZSTD_createDCtx());
  }

  const std::string dictionary_;
  std::string plain_;  // the unpacked article last worked on
  ZstdPtr<ZSTD_CDict> encoder_dictionary_;
  ZstdPtr<ZSTD_DDict> decoder_dictionary_;
  ZstdPtr<ZSTD_CCtx> encoder_;
  ZstdPtr<ZSTD_DCtx> decoder_;
};

ArticleCodec::ArticleCodec(std::string_view dictionary)
    : impl_(std::make_unique<Impl>(dictionary)) {}
ArticleCodec::~ArticleCodec() = default;
ArticleCodec::ArticleCodec(ArticleCodec&&) noexcept = default;
ArticleCodec& ArticleCodec::operator=(ArticleCodec&&) noexcept = default;

std::string ArticleCodec::encode(const Article& article) { return impl_->encode(article); }

Article ArticleCodec::decode(std::string_view data) {
  const FieldViews views = impl_->decode(data);
  Article article;
  for (size_t i = 0; i < views.size(); ++i) article.*kArticleFields[i].member = views[i];
  return article;
}

ArticleCodec::TextView ArticleCodec::decode_text(std::string_view data) {
  const FieldViews fields = impl_->decode(data);
  const auto field = [&](std::string Article::*member) { return fields[field_index(member)]; };
  return {field(&Article::id),      field(&Article::title),  field(&Article::text),
          field(&Article::date),    field(&Article::author), field(&Article::source),
          field(&Article::section), field(&Article::lang)};
}

std::string train_dictionary(std::span<const Article> articles) {
  if (articles.size() < kFewestDictionaryArticles) return "";
  std::string samples;
  std::vector<size_t> sizes;
  for (const Article& article : articles) {
    const size_t start = samples.size();
    serialise(article, samples);
    // A dictionary helps the beginning of an article; the rest compresses by itself.
    samples.resize(std::min(samples.size(), start + kMostDictionaryBytesOfOne));
    sizes.push_back(samples.size() - start);
  }
  ZDICT_fastCover_params_t params{};
  params.k = 1024;
  params.d = 8;
  params.f = 20;
  params.accel = 1;
  params.zParams.compressionLevel = kCompressionLevel;
  std::string dictionary(kDictionaryBytes, '\0');
  const size_t size =
      ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), samples.data(),
                                      sizes.data(), static_cast<unsigned>(sizes.size()), params);
  if (ZDICT_isError(size)) return "";
  dictionary.resize(size);
  return dictionary;
}

}  // namespace broadsheet
