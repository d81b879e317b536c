// Builds a document anew from its stored article and looks for differences.
#include "indexer/check/document_check.h"

#include <fmt/format.h>

#include <array>

#include "corpus/article/date_reader.h"
#include "corpus/store/schema.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

struct CheckedValue {
  Slot slot;
  const char* name;
};
constexpr std::array<CheckedValue, 5> kCheckedValues{{
    {Slot::kDate, "date"},
    {Slot::kWords, "length in words"},
    {Slot::kSource, "source"},
    {Slot::kSignature, "pair signature"},
    {Slot::kVersion, "version"},
}};

bool has_term(const Xapian::Database& db, Xapian::docid id, const std::string& term) {
  auto at = db.termlist_begin(id);
  at.skip_to(term);
  return at != db.termlist_end(id) && *at == term;
}

}  // namespace

DocumentRules rules_of(const Xapian::Database& db) {
  DocumentRules rules;
  rules.positions = db.get_metadata(std::string(kMetaPositions)) == "yes";
  rules.dictionary = db.get_metadata(std::string(kMetaDictionary));
  return rules;
}

std::string prefixed_term(const Xapian::Database& db, Xapian::docid id, const std::string& prefix) {
  auto at = db.termlist_begin(id);
  at.skip_to(prefix);
  if (at == db.termlist_end(id) || !(*at).starts_with(prefix)) return "";
  return (*at).substr(prefix.size());
}

DocumentCheck::DocumentCheck(const Xapian::Database& db, bool quick)
    : db_(db),
      quick_(quick),
      positions_(rules_of(db).positions),
      codec_(rules_of(db).dictionary),
      builder_(rules_of(db)) {}

std::string DocumentCheck::check(Xapian::docid id, const Report& report) {
  Article article;
  try {
    const Xapian::Document document = db_.get_document(id);
    article = codec_.decode(document.get_data());
    check_id(id, article, report);
    if (quick_) {
      check_date(document, article, report);
      return article.id;
    }
    const std::string file(prefixed_term(db_, id, std::string(field_info(Field::kFile).prefix)));
    const Xapian::Document expected = builder_.build(article, file);
    check_terms(id, expected, report);
    check_values(document, expected, report);
  } catch (const Error& error) {
    report(error.what());
  } catch (const Xapian::Error& error) {
    report("it can't be read: " + error.get_msg());
  }
  return article.id;
}

void DocumentCheck::check_id(Xapian::docid id, const Article& article, const Report& report) const {
  const std::string term = field_term(Field::kId, article.id);
  if (!has_term(db_, id, term)) report("the term of its id is missing");
  const auto holders = db_.get_termfreq(term);
  if (holders > 1) report(fmt::format("{} articles have its id", holders));
}

void DocumentCheck::check_date(const Xapian::Document& document, const Article& article,
                               const Report& report) const {
  const auto date = parse_date(article.date);
  const std::string key = date ? date_sort_key(*date) : "";
  if (document.get_value(slot(Slot::kDate)) != key)
    report("its date is not that of the stored article");
  if (!date) return;
  for (const std::string& term : date_terms(*date))
    if (!has_term(db_, document.get_docid(), term))
      report(fmt::format("its date term {} is missing", term));
}

void DocumentCheck::check_terms(Xapian::docid id, const Xapian::Document& expected,
                                const Report& report) const {
  uint64_t missing = 0, foreign = 0, other = 0;
  auto is = db_.termlist_begin(id);
  auto should = expected.termlist_begin();
  const auto is_end = db_.termlist_end(id);
  const auto should_end = expected.termlist_end();
  while (is != is_end || should != should_end) {
    if (should == should_end || (is != is_end && *is < *should)) {
      ++foreign;
      ++is;
    } else if (is == is_end || *should < *is) {
      ++missing;
      ++should;
    } else {
      const bool same = is.get_wdf() == should.get_wdf() &&
                        (!positions_ || is.positionlist_count() == should.positionlist_count());
      other += same ? 0 : 1;
      ++is;
      ++should;
    }
  }
  if (missing + foreign + other > 0)
    report(
        fmt::format("its terms are not those of the stored article: {} missing, {} too many, "
                    "{} with other counts",
                    missing, foreign, other));
}

void DocumentCheck::check_values(const Xapian::Document& document, const Xapian::Document& expected,
                                 const Report& report) {
  for (const auto& [checked, name] : kCheckedValues)
    if (document.get_value(slot(checked)) != expected.get_value(slot(checked)))
      report(fmt::format("its {} is not that of the stored article", name));
}

}  // namespace broadsheet
