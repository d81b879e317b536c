// The last step of every reader: what an article must have before the sink gets it, and what
// becomes of records that can't be read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/input/reader.h"
#include "corpus/readers/common/date_settler.h"
#include "corpus/readers/common/shared_ids.h"
#include "corpus/readers/common/warning_counts.h"

namespace broadsheet {

// Takes what a reader finds in one source and hands it to the sink. `record` names the article or
// record in reports as a person would search for it ("line 7"); "" when the source holds only one.
// Not thread-safe; exceptions of the sink pass.
class Delivery {
 public:
  // All borrowed.
  Delivery(const ByteSource& source, const ReadContext& context, ArticleSink& sink);
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;

  // Hands an article over. Fills in the source's path where `path` is empty and the context's
  // language where `lang` is; cleans the text (clean_text); writes dates as ISO 8601 if they can
  // be read, for which it may be held back (see DateSettler), and the language as its code. It is reported instead when it has neither text nor
  // title. The status is normalised; of a withheld or canceled article nothing is kept but what it
  // is known by, and it needs neither text nor title.
  //
  // An id that the article states gets the context's prefix, unless several articles of the source
  // share it, see SharedIds. Without one the id is the path of the source, as the context labels it,
  // and `place`, which tells the articles of a source apart: "PATH#7"; or a hash of the content.
  void article(Article&& article, std::string_view record, std::string place = "");

  // Articles of one id are versions of one: captures of an address.
  void expect_versions() { ids_.expect_versions(); }

  // Reports a record that can't be read.
  void failed(std::string_view record, std::string_view reason);

  // Warns about a record that is read all the same; "" for the source.
  void warned(std::string_view record, std::string_view reason);

  // To be called when the reader has returned or thrown an InputError: hands over what is held back
  // and says what was counted: dates that can't be read, by their form, and members that may be the
  // text of articles without one.
  void finish();

  // Reports a record that is longer than longest().
  void too_long(std::string_view record);

  // The rest of a source that holds one article, at most longest() bytes. What comes before a place
  // from which it can't be read is kept, and the place reported. Throws InputError when it is longer,
  // and when nothing can be read.
  std::string rest_of(ByteSource& source);

  const std::string& path() const { return source_.path(); }
  size_t longest() const { return context_.max_article_bytes; }
  const ReadContext& context() const { return context_; }

  // How many articles and failures there were.
  uint64_t count() const { return count_; }

 private:
  // The path of the source as the index knows it.
  std::string labelled_path() const;
  void settle_id(Article& article, const std::string& place) const;
  bool has_title(const Article& article, std::string_view record);

  const ByteSource& source_;
  const ReadContext& context_;
  ArticleSink& sink_;
  DateSettler dates_;
  SharedIds ids_;
  WarningCounts warnings_;
  uint64_t count_ = 0;
};

// Delivers every article of a source. One function per format; stateless, so safe on any number of
// threads. Damage of a record goes to Delivery::failed and the rest is read; damage that ends the
// reading is thrown as InputError.
using ReadFunction = void (*)(ByteSource& source, Delivery& delivery);

}  // namespace broadsheet
