// Posting sources: sets of articles that Xapian's terms alone can't give.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "query/terms/index_view.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// A set of articles without weight, asked about one article after the other. Meant for the right
// side of OP_FILTER, where Xapian only ever asks about candidates. Source: Xapian::PostingSource.
class ArticleSource : public Xapian::PostingSource {
 public:
  void init(const Xapian::Database& db) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  // As many as there are articles, so that Xapian asks this source last.
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 protected:
  // True if the article belongs to the set; asked in increasing order of ids (of one shard).
  virtual bool accepts(Xapian::docid id) = 0;

  void move_to(Xapian::docid id) { at_ = id; }
  Xapian::docid last() const { return last_; }

 private:
  Xapian::doccount documents_ = 0;
  Xapian::docid at_ = 0;
  Xapian::docid last_ = 0;
};

// Every id there is. In an AND, Xapian asks it first and the others only whether they have what it
// gives: see sound_queries.h.
class EveryId : public ArticleSource {
 public:
  void init(const Xapian::Database& db) override;
  // Lists of an AND are put in the order of their estimates when they are made; the estimates count
  // only later, after the upper bounds were asked for (MultiMatch::get_mset).
  Xapian::doccount get_termfreq_min() const override { return get_termfreq_max(); }
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double /*min_weight*/) override { move_to(get_docid() + 1); }
  void skip_to(Xapian::docid id, double /*min_weight*/) override {
    if (id > get_docid()) move_to(id);
  }
  bool check(Xapian::docid id, double /*min_weight*/) override {
    move_to(id);
    return true;
  }
  EveryId* clone() const override { return new EveryId; }
  std::string get_description() const override { return "EveryId"; }

 protected:
  bool accepts(Xapian::docid /*id*/) override { return true; }

 private:
  mutable bool is_in_place_ = false;
};

// The articles that were added last: a share of each index.
class NewestShare : public ArticleSource {
 public:
  explicit NewestShare(double share) : share_(share) {}

  void init(const Xapian::Database& db) override;
  // Few: Xapian goes from one to the next.
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  NewestShare* clone() const override { return new NewestShare(share_); }
  std::string get_description() const override { return "NewestShare"; }

 protected:
  bool accepts(Xapian::docid id) override { return id >= first_; }

 private:
  const double share_;
  Xapian::docid first_ = 1;
};

// Per adjacent pair of a phrase: the pair hashes of which one must be in an article's signature.
using SignaturePairs = std::vector<std::vector<uint16_t>>;
SignaturePairs signature_pairs(const MatchTree& tree, const MatchNode& phrase);

// The articles that may hold a phrase: those whose pair signature has all its pairs.
class SignatureSource : public ArticleSource {
 public:
  explicit SignatureSource(SignaturePairs pairs) : pairs_(std::move(pairs)) {}

  void init(const Xapian::Database& db) override;
  SignatureSource* clone() const override { return new SignatureSource(pairs_); }
  std::string get_description() const override { return "PairSignature"; }

 protected:
  bool accepts(Xapian::docid id) override;

 private:
  SignaturePairs pairs_;
  Xapian::ValueIterator signature_;
  Xapian::ValueIterator signatures_end_;
};

// The articles of a list. Keeps references to the list (sorted ids of the whole index, which may
// grow between searches) and the index.
class ListedArticles : public ArticleSource {
 public:
  ListedArticles(const std::vector<Xapian::docid>& ids, const IndexView& index)
      : ids_(ids), index_(index) {}

  void init(const Xapian::Database& db) override;
  // Few: Xapian goes from one to the next.
  Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
  Xapian::doccount get_termfreq_max() const override;
  void skip_to(Xapian::docid id, double min_weight) override;
  ListedArticles* clone() const override { return new ListedArticles(ids_, index_); }
  std::string get_description() const override { return "Verified"; }

 protected:
  bool accepts(Xapian::docid id) override;

 private:
  Xapian::docid whole(Xapian::docid id) const { return (id - 1) * shards_ + shard_ + 1; }

  const std::vector<Xapian::docid>& ids_;
  const IndexView& index_;
  Xapian::docid shard_ = 0;
  Xapian::docid shards_ = 1;
};

}  // namespace broadsheet
