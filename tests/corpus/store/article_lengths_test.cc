#include "corpus/store/article_lengths.h"

#include <gtest/gtest.h>

#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

Xapian::Document document_of_length(Xapian::termcount length) {
  Xapian::Document document;
  document.add_term("word", length);
  return document;
}

// An index with articles at the edges of windows, not yet committed.
class Lengths : public testing::Test {
 protected:
  Lengths() : db_((directory_ / "db").string(), Xapian::DB_CREATE) {
    for (const Xapian::docid id : {1U, 2U, 4095U, 4096U, 9000U})
      db_.replace_document(id, document_of_length(id % 100 + 1));
  }

  // The lengths as read, and whether they stood in the index.
  void expect_right(bool stored) {
    db_.commit();
    const Xapian::Database reader((directory_ / "db").string());
    EXPECT_EQ(!reader.get_metadata("broadsheet.lengths.00000000").empty(), stored);
    ArticleLengths lengths(reader);
    for (Xapian::docid id = 1; id <= reader.get_lastdocid(); ++id) {
      const auto window = lengths.window(id / kLengthWindow);
      ASSERT_EQ(window.size(), kLengthWindow);
      Xapian::termcount expected = 0;
      try {
        expected = reader.get_doclength(id);
      } catch (const Xapian::DocNotFoundError&) {
      }
      ASSERT_EQ(window[id % kLengthWindow], expected) << id;
    }
    EXPECT_TRUE(lengths.window(reader.get_lastdocid() / kLengthWindow + 1).empty());
  }

  TempDir directory_;
  Xapian::WritableDatabase db_;
};

TEST_F(Lengths, AreReadFromAnIndexWithoutThem) { expect_right(false); }

TEST_F(Lengths, AreReadAsWritten) {
  write_article_lengths(db_);
  expect_right(true);
}

TEST_F(Lengths, FollowChanges) {
  write_article_lengths(db_);
  db_.commit();
  ChangedLengths changed(db_);
  db_.begin_transaction();
  db_.replace_document(2, document_of_length(77));
  db_.delete_document(9000);
  changed.note(2);
  changed.note(9000);
  changed.note(db_.add_document(document_of_length(5)));
  changed.write();
  db_.commit_transaction();
  expect_right(true);
}

TEST_F(Lengths, AreWrittenWholeWhereThereWereNone) {
  ChangedLengths changed(db_);
  changed.note(db_.add_document(document_of_length(5)));
  changed.write();
  expect_right(true);
}

// As a program leaves them that knows nothing of them.
TEST_F(Lengths, OfAnotherStateAreNotTrusted) {
  write_article_lengths(db_);
  db_.replace_document(2, document_of_length(77));
  expect_right(true);
}

TEST_F(Lengths, OfAnotherStateAreReplacedWhole) {
  write_article_lengths(db_);
  db_.replace_document(2, document_of_length(77));
  db_.delete_document(9000);
  write_article_lengths(db_);
  expect_right(true);
  EXPECT_EQ(db_.get_metadata("broadsheet.lengths.00000002"), "");
}

TEST_F(Lengths, AreHeldAgainstThoseOfXapian) {
  EXPECT_EQ(wrong_article_length(db_), std::nullopt);
  write_article_lengths(db_);
  EXPECT_EQ(wrong_article_length(db_), std::nullopt);
  const std::string key = "broadsheet.lengths.00000001";
  std::string bytes = db_.get_metadata(key);
  ++bytes[0];  // of document 4096
  db_.set_metadata(key, bytes);
  EXPECT_EQ(wrong_article_length(db_), 4096);
  db_.set_metadata(key, "");
  EXPECT_EQ(wrong_article_length(db_), 4096);
}

}  // namespace
}  // namespace broadsheet
