#include "query/planning/article_sources.h"

#include <algorithm>

#include "corpus/store/schema.h"
#include "corpus/store/signature.h"

namespace broadsheet {

void ArticleSource::init(const Xapian::Database& db) {
  documents_ = db.get_doccount();
  at_ = 0;
  last_ = db.get_lastdocid();
}

void ArticleSource::next(double min_weight) { skip_to(at_ + 1, min_weight); }

void ArticleSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  for (at_ = std::max(at_, id); at_ <= last_; ++at_)
    if (accepts(at_)) return;
}

bool ArticleSource::check(Xapian::docid id, double /*min_weight*/) {
  at_ = id;
  return accepts(id);
}

void EveryId::init(const Xapian::Database& db) {
  ArticleSource::init(db);
  is_in_place_ = false;
}

Xapian::doccount EveryId::get_termfreq_est() const {
  return is_in_place_ ? ArticleSource::get_termfreq_est() : 0;
}

Xapian::doccount EveryId::get_termfreq_max() const {
  is_in_place_ = true;
  return ArticleSource::get_termfreq_max();
}

void NewestShare::init(const Xapian::Database& db) {
  ArticleSource::init(db);
  first_ = last() - static_cast<Xapian::docid>(share_ * last()) + 1;
}

Xapian::doccount NewestShare::get_termfreq_est() const {
  return std::min(ArticleSource::get_termfreq_max(), last() - first_ + 1);
}

SignaturePairs signature_pairs(const MatchTree& tree, const MatchNode& phrase) {
  SignaturePairs pairs;
  for (size_t i = 1; i < phrase.words.size(); ++i) {
    std::vector<uint16_t>& hashes = pairs.emplace_back();
    for (const std::string& first : tree.sets[phrase.words[i - 1]].terms)
      for (const std::string& second : tree.sets[phrase.words[i]].terms)
        hashes.push_back(pair_hash(term_hash(first), term_hash(second)));
  }
  return pairs;
}

void SignatureSource::init(const Xapian::Database& db) {
  ArticleSource::init(db);
  signature_ = db.valuestream_begin(slot(Slot::kSignature));
  signatures_end_ = db.valuestream_end(slot(Slot::kSignature));
}

bool SignatureSource::accepts(Xapian::docid id) {
  if (signature_ != signatures_end_) signature_.skip_to(id);
  if (signature_ == signatures_end_ || signature_.get_docid() != id) return false;
  const std::string signature = *signature_;
  return std::ranges::all_of(pairs_, [&](const std::vector<uint16_t>& hashes) {
    return std::ranges::any_of(hashes,
                               [&](uint16_t hash) { return signature_contains(signature, hash); });
  });
}

void ListedArticles::init(const Xapian::Database& db) {
  ArticleSource::init(db);
  shard_ = static_cast<Xapian::docid>(index_.shard_of(db));
  shards_ = static_cast<Xapian::docid>(index_.shard_count());
}

Xapian::doccount ListedArticles::get_termfreq_max() const {
  return std::min(static_cast<Xapian::doccount>(ids_.size()), ArticleSource::get_termfreq_max());
}

void ListedArticles::skip_to(Xapian::docid id, double /*min_weight*/) {
  if (at_end() || get_docid() >= id) return;
  for (auto next = std::ranges::lower_bound(ids_, whole(id)); next != ids_.end(); ++next)
    if ((*next - 1) % shards_ == shard_) return move_to((*next - 1) / shards_ + 1);
  move_to(last() + 1);
}

bool ListedArticles::accepts(Xapian::docid id) {
  return std::ranges::binary_search(ids_, whole(id));
}

}  // namespace broadsheet
