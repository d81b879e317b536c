#include "corpus/store/article_lengths.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

constexpr size_t kBytes = sizeof(uint32_t);

Xapian::docid window_of(Xapian::docid id) { return id / kLengthWindow; }

std::string key_of(Xapian::docid window) { return fmt::format("{}{:08x}", kMetaLengths, window); }

std::string state_key() { return fmt::format("{}state", kMetaLengths); }

// Changes whenever an article comes, goes or gets another length.
std::string state_of(const Xapian::Database& db) {
  return fmt::format("{} {} {}", db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

bool are_stored(const Xapian::Database& db) { return db.get_metadata(state_key()) == state_of(db); }

uint32_t number_at(std::string_view bytes, size_t index) {
  uint32_t number = 0;
  for (size_t i = kBytes; i-- > 0;)
    number = number << 8 | static_cast<uint8_t>(bytes[index * kBytes + i]);
  return number;
}

void set_number(std::string& bytes, size_t index, uint32_t number) {
  if (bytes.size() < (index + 1) * kBytes) bytes.resize((index + 1) * kBytes);
  for (size_t i = 0; i < kBytes; ++i)
    bytes[index * kBytes + i] = static_cast<char>(number >> (8 * i) & 0xff);
}

std::vector<uint32_t> unpacked(std::string_view bytes) {
  std::vector<uint32_t> lengths(bytes.size() / kBytes);
  for (size_t i = 0; i < lengths.size(); ++i) lengths[i] = number_at(bytes, i);
  return lengths;
}

uint32_t length_of(const Xapian::Database& db, Xapian::docid id) {
  try {
    return db.get_doclength(id);
  } catch (const Xapian::DocNotFoundError&) {
    return 0;
  }
}

}  // namespace

void write_article_lengths(Xapian::WritableDatabase& db) {
  const std::string prefix(kMetaLengths);
  const std::vector<std::string> old(db.metadata_keys_begin(prefix), db.metadata_keys_end(prefix));
  for (const std::string& key : old) db.set_metadata(key, "");
  std::string bytes;
  Xapian::docid window = 0;
  const auto write = [&] {
    if (!bytes.empty()) db.set_metadata(key_of(window), bytes);
    bytes.clear();
  };
  for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
    if (window_of(*article) != window) write();
    window = window_of(*article);
    set_number(bytes, *article % kLengthWindow, article.get_doclength());
  }
  write();
  db.set_metadata(state_key(), state_of(db));
}

std::optional<Xapian::docid> wrong_article_length(const Xapian::Database& db) {
  if (!are_stored(db)) return std::nullopt;
  ArticleLengths lengths(db);
  for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article)
    if (lengths.window(window_of(*article))[*article % kLengthWindow] != article.get_doclength())
      return *article;
  return std::nullopt;
}

ChangedLengths::ChangedLengths(Xapian::WritableDatabase& db) : db_(db), stored_(are_stored(db)) {}

void ChangedLengths::write() {
  if (!stored_) {
    write_article_lengths(db_);
    stored_ = true;
  }
  for (auto id = ids_.begin(); id != ids_.end();) {
    const Xapian::docid window = window_of(*id);
    std::string bytes = db_.get_metadata(key_of(window));
    for (; id != ids_.end() && window_of(*id) == window; ++id)
      set_number(bytes, *id % kLengthWindow, length_of(db_, *id));
    db_.set_metadata(key_of(window), bytes);
  }
  ids_.clear();
  db_.set_metadata(state_key(), state_of(db_));
}

ArticleLengths::ArticleLengths(const Xapian::Database& db) : db_(db), stored_(are_stored(db)) {}

std::span<const uint32_t> ArticleLengths::window(Xapian::docid number) {
  if (windows_.empty()) {
    windows_.resize(window_of(db_.get_lastdocid()) + 1);
    if (!stored_) collect();
  }
  if (number >= windows_.size()) return {};
  std::vector<uint32_t>& lengths = windows_[number];
  if (stored_ && lengths.empty()) {
    lengths = unpacked(db_.get_metadata(key_of(number)));
    lengths.resize(kLengthWindow);
  }
  return lengths;
}

void ArticleLengths::collect() {
  for (std::vector<uint32_t>& lengths : windows_) lengths.resize(kLengthWindow);
  for (auto article = db_.postlist_begin(""); article != db_.postlist_end(""); ++article)
    windows_[window_of(*article)][*article % kLengthWindow] = article.get_doclength();
}

}  // namespace broadsheet
