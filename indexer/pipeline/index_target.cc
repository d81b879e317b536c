// What the targets share: finding articles to remove, writing the manifest.
#include "indexer/pipeline/index_target.h"

#include <xxhash.h>

#include <algorithm>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// The term of the document's id.
std::string id_term_of(const Xapian::Database& db, Xapian::docid id) {
  const std::string prefix(field_info(Field::kId).prefix);
  auto term = db.termlist_begin(id);
  term.skip_to(prefix);
  return term == db.termlist_end(id) ? std::string() : *term;
}

bool came_again(const FinishPlan& plan, std::string_view id_term) {
  return std::binary_search(plan.came_again.begin(), plan.came_again.end(), id_term_hash(id_term));
}

template <typename Visit>
void for_documents_of_file(const Xapian::Database& db, std::string_view file, Xapian::docid last,
                           Visit visit) {
  const std::string term = field_term(Field::kFile, file);
  for (auto doc = db.postlist_begin(term); doc != db.postlist_end(term) && *doc <= last; ++doc)
    visit(*doc);
}

}  // namespace

uint64_t id_term_hash(std::string_view id_term) {
  return XXH3_64bits(id_term.data(), id_term.size());
}

std::vector<Xapian::docid> documents_to_remove(const Xapian::Database& db, const FinishPlan& plan,
                                               Xapian::docid last) {
  std::vector<Xapian::docid> documents;
  for (const std::string& file : plan.vanished_files)
    for_documents_of_file(db, file, last, [&](Xapian::docid doc) { documents.push_back(doc); });
  for (const std::string& file : plan.reread_files)
    for_documents_of_file(db, file, last, [&](Xapian::docid doc) {
      if (!came_again(plan, id_term_of(db, doc))) documents.push_back(doc);
    });
  return documents;
}

void write_manifest(Xapian::WritableDatabase& db, const FinishPlan& plan) {
  for (const std::string& file : plan.vanished_files) db.set_metadata(manifest_key(file), "");
  for (const auto& [file, entry] : plan.entries)
    db.set_metadata(manifest_key(file), encode_entry(entry));
}

}  // namespace broadsheet
