#include "indexer/check/salvaged_lists.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "corpus/store/index_names.h"
#include "corpus/store/schema.h"
#include "indexer/check/document_check.h"
#include "indexer/check/readable.h"

namespace broadsheet {
namespace {

// The ids among the terms of the index; false when they can't be read, or there are none.
bool list_ids(const Xapian::Database* db, const std::string& prefix,
              std::vector<std::string>& ids) {
  if (db == nullptr) return false;
  const bool read = readable([&] {
    for (auto term = db->allterms_begin(prefix); term != db->allterms_end(prefix); ++term)
      ids.push_back((*term).substr(prefix.size()));
  });
  return read && !ids.empty();
}

}  // namespace

void sort_uniquely(std::vector<std::string>& strings) {
  std::ranges::sort(strings);
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

SalvagedDocuments salvage_documents(DamagedGeneration& generation) {
  SalvagedDocuments found;
  std::set<Xapian::docid> numbers;
  const Xapian::Database* db = generation.db();
  const bool listed = db != nullptr && readable([&] {
                        for (auto at = db->postlist_begin(""); at != db->postlist_end(""); ++at)
                          numbers.insert(*at);
                        found.expected = db->get_doccount();
                      });
  const bool list_is_whole = listed && numbers.size() == found.expected;
  found.complete = list_is_whole || generation.table().complete();
  if (!list_is_whole || generation.table().complete()) {
    const std::vector<Xapian::docid> stored = generation.table().documents();
    numbers.insert(stored.begin(), stored.end());
  }
  found.numbers.assign(numbers.begin(), numbers.end());
  return found;
}

SalvagedIds salvage_ids(const DamagedGeneration& generation, const SalvagedDocuments& documents) {
  const std::string prefix(field_info(Field::kId).prefix);
  const Xapian::Database* db = generation.db();
  SalvagedIds found;
  found.complete = list_ids(db, prefix, found.ids);
  if (!found.complete && documents.complete) {
    found.ids.clear();  // those of other documents belong to removed articles
  } else if (!found.complete) {
    TermSalvage salvaged = salvage_terms(generation.folder() / kPostingsTable, prefix);
    found.complete = salvaged.complete;
    std::ranges::move(salvaged.terms, std::back_inserter(found.ids));
  }
  if (db != nullptr && !found.complete)
    for (const Xapian::docid document : documents.numbers)
      readable([&] { found.ids.push_back(prefixed_term(*db, document, prefix)); });
  sort_uniquely(found.ids);
  std::erase(found.ids, "");
  return found;
}

}  // namespace broadsheet
