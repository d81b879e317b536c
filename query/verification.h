// Verification: what Xapian's terms alone can't tell is asked of the stored text.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/index_view.h"
#include "query/matcher.h"

namespace broadsheet {

// What verification works with; owned by one search, used on its thread alone.
struct Verifier {
  // The last answer about a node: a node often stands in the Xapian query twice, and Xapian then
  // asks about an article twice in a row.
  struct Answer {
    std::string index;  // the uuid of the shard
    Xapian::docid id = 0;
    bool matches = false;
  };

  Matcher& matcher;
  IndexView& index;
  std::map<const MatchNode*, Answer>& answers;
};

// Per adjacent pair of a phrase: the pair hashes of which one must be in an article's signature.
using SignaturePairs = std::vector<std::vector<uint16_t>>;
SignaturePairs signature_pairs(const MatchTree& tree, const MatchNode& phrase);

// A posting source without weight that holds the articles that may hold a phrase: those whose pair
// signature has all its pairs. Meant for the right side of OP_FILTER, where Xapian only ever asks
// about candidates. Source: Xapian::PostingSource.
class SignatureSource : public Xapian::PostingSource {
 public:
  explicit SignatureSource(SignaturePairs pairs) : pairs_(std::move(pairs)) {}

  void init(const Xapian::Database& db) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  // As many as there are articles, so that Xapian asks this source last.
  Xapian::doccount get_termfreq_est() const override { return db_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return db_.get_doccount(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  SignatureSource* clone() const override { return new SignatureSource(pairs_); }
  std::string get_description() const override { return "PairSignature"; }

 protected:
  // True if the article may match; asked in increasing order of ids.
  virtual bool accepts(Xapian::docid id);

  const Xapian::Database& database() const { return db_; }
  const SignaturePairs& pairs() const { return pairs_; }

 private:
  SignaturePairs pairs_;
  Xapian::Database db_;
  Xapian::ValueIterator signature_;
  Xapian::ValueIterator signatures_end_;
  Xapian::docid at_ = 0;
  Xapian::docid last_ = 0;
};

// The same, and the stored text has been asked: holds exactly the articles that match a node. For
// places where a wrong candidate would count, such as below OR and NOT.
class NodeSource : public SignatureSource {
 public:
  // `pairs` may be empty: then every candidate's text is asked.
  NodeSource(SignaturePairs pairs, const MatchNode& node, const Verifier& verifier)
      : SignatureSource(std::move(pairs)), node_(node), verifier_(verifier) {}

  NodeSource* clone() const override { return new NodeSource(pairs(), node_, verifier_); }
  std::string get_description() const override { return "TextMatch"; }

 protected:
  bool accepts(Xapian::docid id) override;

 private:
  bool matches(Xapian::docid id) const;

  const MatchNode& node_;
  Verifier verifier_;
};

// Keeps the candidates that match the whole tree. Xapian asks it only about articles that would
// make it into the page, so most candidates are never unpacked.
class TreeDecider : public Xapian::MatchDecider {
 public:
  explicit TreeDecider(const Verifier& verifier) : verifier_(verifier) {}

  bool operator()(const Xapian::Document& document) const override;

 private:
  Verifier verifier_;
};

}  // namespace broadsheet
