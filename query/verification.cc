#include "query/verification.h"

#include <algorithm>

#include "corpus/schema.h"
#include "corpus/signature.h"

namespace broadsheet {

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
  db_ = db;
  signature_ = db.valuestream_begin(slot(Slot::kSignature));
  signatures_end_ = db.valuestream_end(slot(Slot::kSignature));
  at_ = 0;
  last_ = db.get_lastdocid();
}

void SignatureSource::next(double min_weight) { skip_to(at_ + 1, min_weight); }

void SignatureSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  for (at_ = std::max(at_, id); at_ <= last_; ++at_)
    if (accepts(at_)) return;
}

bool SignatureSource::check(Xapian::docid id, double /*min_weight*/) {
  at_ = id;
  return accepts(id);
}

bool SignatureSource::accepts(Xapian::docid id) {
  if (pairs_.empty()) return true;
  if (signature_ != signatures_end_) signature_.skip_to(id);
  if (signature_ == signatures_end_ || signature_.get_docid() != id) return false;
  const std::string signature = *signature_;
  return std::ranges::all_of(pairs_, [&](const std::vector<uint16_t>& hashes) {
    return std::ranges::any_of(hashes,
                               [&](uint16_t hash) { return signature_contains(signature, hash); });
  });
}

bool NodeSource::accepts(Xapian::docid id) {
  if (!SignatureSource::accepts(id)) return false;
  const std::string data = database().get_document(id).get_data();
  return verifier_.matcher.match_node(node_,
                                      verifier_.index.codec_of(database()).decode_text(data));
}

bool TreeDecider::operator()(const Xapian::Document& document) const {
  const std::string data = document.get_data();
  return verifier_.matcher.match(verifier_.index.codec_of(document.get_docid()).decode_text(data));
}

}  // namespace broadsheet
