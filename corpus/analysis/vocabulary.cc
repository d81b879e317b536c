#include "corpus/analysis/vocabulary.h"

#include <zstd.h>

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

#include "corpus/support/error.h"
#include "corpus/support/varint.h"
#include "corpus/support/zstd_memory.h"

namespace broadsheet {
namespace {

// Unpacked bytes of a block: large enough to pack well, small enough that looking up one word or
// the words with one beginning costs little.
constexpr size_t kBlockBytes = size_t{32} << 10;

constexpr int kZstdLevel = 3;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorKind::kIndex, "the vocabulary of the index is damaged",
              "rebuild the index: news-index add --rebuild PATH...");
}

uint64_t take_number(std::string_view& bytes) {
  const auto number = take_varint(bytes);
  if (!number) throw_damaged();
  return *number;
}

std::string_view take_rest(std::string_view& bytes) {
  const auto rest = take_counted(bytes);
  if (!rest) throw_damaged();
  return *rest;
}

// Words are in strictly ascending order, and each shares with the one before it all that it can.
bool follows(std::string_view before, size_t shared, std::string_view rest) {
  if (rest.empty()) return false;
  if (shared == before.size()) return true;
  return static_cast<unsigned char>(rest.front()) > static_cast<unsigned char>(before[shared]);
}

size_t common_prefix(std::string_view a, std::string_view b) {
  const size_t limit = std::min(a.size(), b.size());
  size_t length = 0;
  while (length < limit && a[length] == b[length]) ++length;
  return length;
}

// Writes `text` as what it shares with `before` and the rest.
void put_text(std::string& out, std::string_view before, std::string_view text) {
  const size_t shared = common_prefix(before, text);
  put_varint(out, shared);
  put_counted(out, text.substr(shared));
}

}  // namespace

size_t vocabulary_bytes(const Vocabulary& vocabulary) {
  size_t bytes = 0;
  for (const VocabularyBlock& block : vocabulary) bytes += block.packed.size();
  return bytes;
}

class VocabularyWriter::Impl {
 public:
  void add(const VocabularyWord& word) {
    if (bytes_.empty()) {
      first_ = word.text;
      text_.clear();
    }
    put_text(bytes_, text_, word.text);
    put_varint(bytes_, word.uses);
    if (word.terms.size() == 1 && word.text.starts_with(word.terms[0])) {
      put_varint(bytes_, (word.text.size() - word.terms[0].size()) << 1 | 1);
    } else {
      put_varint(bytes_, word.terms.size() << 1);
      for (const std::string_view term : word.terms) put_text(bytes_, word.text, term);
    }
    text_ = word.text;
    if (bytes_.size() >= kBlockBytes) finish_block();
  }

  Vocabulary take() {
    if (!bytes_.empty()) finish_block();
    return std::exchange(blocks_, {});
  }

 private:
  struct Deleter {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };

  void finish_block() {
    std::string packed(ZSTD_compressBound(bytes_.size()), '\0');
    const size_t size = ZSTD_compressCCtx(context_.get(), packed.data(), packed.size(),
                                          bytes_.data(), bytes_.size(), kZstdLevel);
    throw_if_no_memory(size);
    packed.resize(size);
    packed.shrink_to_fit();
    blocks_.push_back({first_, std::move(packed)});
    bytes_.clear();
  }

  static ZSTD_CCtx* make_context() {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    if (context == nullptr) throw std::bad_alloc();
    return context;
  }

  std::unique_ptr<ZSTD_CCtx, Deleter> context_{make_context()};
  std::string bytes_, first_, text_;
  Vocabulary blocks_;
};

VocabularyWriter::VocabularyWriter() : impl_(std::make_unique<Impl>()) {}
VocabularyWriter::~VocabularyWriter() = default;
void VocabularyWriter::add(const VocabularyWord& word) { impl_->add(word); }
Vocabulary VocabularyWriter::take() { return impl_->take(); }

BlockReader::BlockReader(std::string_view packed) {
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  // A block ends with the word that fills it up.
  constexpr size_t kMostBytes = kBlockBytes * 2;
  if (size > kMostBytes) throw_damaged();
  bytes_.resize(size);
  const size_t got = ZSTD_decompress(bytes_.data(), size, packed.data(), packed.size());
  throw_if_no_memory(got);
  if (ZSTD_isError(got) != 0 || got != size) throw_damaged();
  rest_ = bytes_;
}

bool BlockReader::next(VocabularyWord& word, bool wants_terms) {
  word.terms.clear();
  if (rest_.empty()) return false;
  const uint64_t shared = take_number(rest_);
  if (shared > text_.size()) throw_damaged();
  const std::string_view rest = take_rest(rest_);
  if (!follows(text_, shared, rest) || shared + rest.size() > kMaxVocabularyWord) throw_damaged();
  text_.resize(shared);
  text_ += rest;
  word.text = text_;
  word.uses = take_number(rest_);
  const uint64_t head = take_number(rest_);
  if ((head & 1) != 0) {
    if (head >> 1 > text_.size()) throw_damaged();
    if (wants_terms) word.terms.push_back(word.text.substr(0, text_.size() - (head >> 1)));
    return true;
  }
  std::vector<std::pair<size_t, size_t>> places;
  terms_.clear();
  for (uint64_t i = 0; i < head >> 1; ++i) {
    const uint64_t kept = take_number(rest_);
    const std::string_view more = take_rest(rest_);
    if (kept > text_.size()) throw_damaged();
    if (!wants_terms) continue;
    const size_t begin = terms_.size();
    terms_.append(word.text.substr(0, kept)).append(more);
    places.emplace_back(begin, terms_.size() - begin);
  }
  for (const auto& [begin, length] : places)
    word.terms.push_back(std::string_view(terms_).substr(begin, length));
  return true;
}

namespace {

// Walks over the words of a whole vocabulary.
class VocabularyCursor {
 public:
  explicit VocabularyCursor(const Vocabulary& vocabulary) : vocabulary_(vocabulary) { next(); }

  void next() {
    while (true) {
      if (reader_ && reader_->next(word_)) return;
      reader_.reset();
      if (block_ == vocabulary_.size()) break;
      reader_.emplace(vocabulary_[block_++].packed);
    }
    at_end_ = true;
  }

  bool at_end() const { return at_end_; }
  const VocabularyWord& word() const { return word_; }

 private:
  const Vocabulary& vocabulary_;
  size_t block_ = 0;
  std::optional<BlockReader> reader_;
  VocabularyWord word_;
  bool at_end_ = false;
};

}  // namespace

Vocabulary merge_vocabularies(std::span<const Vocabulary> vocabularies) {
  std::vector<std::unique_ptr<VocabularyCursor>> cursors;
  for (const Vocabulary& vocabulary : vocabularies) {
    auto cursor = std::make_unique<VocabularyCursor>(vocabulary);
    if (!cursor->at_end()) cursors.push_back(std::move(cursor));
  }
  const auto later = [](const auto& a, const auto& b) { return a->word().text > b->word().text; };
  std::ranges::make_heap(cursors, later);
  VocabularyWriter writer;
  while (!cursors.empty()) {
    const std::string text(cursors.front()->word().text);
    std::vector<std::string> terms;
    VocabularyWord merged{text, 0, {}};
    while (!cursors.empty() && cursors.front()->word().text == text) {
      std::ranges::pop_heap(cursors, later);
      const VocabularyWord& word = cursors.back()->word();
      merged.uses += word.uses;
      for (const std::string_view term : word.terms) terms.emplace_back(term);
      cursors.back()->next();
      if (cursors.back()->at_end())
        cursors.pop_back();
      else
        std::ranges::push_heap(cursors, later);
    }
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    merged.terms.assign(terms.begin(), terms.end());
    writer.add(merged);
  }
  return writer.take();
}

}  // namespace broadsheet
