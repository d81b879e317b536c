// What the targets share: finding articles to remove, writing the manifest.
#include "indexer/pipeline/index_target.h"

#include <xxhash.h>

#include <algorithm>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// The first term of the document with the prefix of a field, or "".
std::string term_of(const Xapian::Database& db, Xapian::docid id, Field field) {
  const std::string prefix(field_info(field).prefix);
  auto term = db.termlist_begin(id);
  term.skip_to(prefix);
  if (term == db.termlist_end(id)) return {};
  const std::string found = *term;
  return found.starts_with(prefix) ? found : std::string();
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

std::string file_of(const Xapian::Database& db, Xapian::docid id) {
  const std::string term = term_of(db, id, Field::kFile);
  return term.empty() ? term : term.substr(field_info(Field::kFile).prefix.size());
}

bool replaces(std::string_view file, std::string_view version, std::string_view other_file,
              std::string_view other_version) {
  return !file.empty() && !other_file.empty() && file != other_file && version == other_version;
}

void move_files(Xapian::WritableDatabase& db, const FinishPlan& plan, Xapian::docid last) {
  for (const auto& [from, to] : plan.moved_files) {
    std::vector<Xapian::docid> documents;
    for_documents_of_file(db, from, last, [&](Xapian::docid doc) { documents.push_back(doc); });
    for (const Xapian::docid id : documents) {
      Xapian::Document document = db.get_document(id);
      document.remove_term(field_term(Field::kFile, from));
      document.add_boolean_term(field_term(Field::kFile, to));
      db.replace_document(id, document);
    }
  }
}

std::vector<Xapian::docid> documents_to_remove(const Xapian::Database& db, const FinishPlan& plan,
                                               Xapian::docid last) {
  std::vector<Xapian::docid> documents;
  for (const std::string& file : plan.vanished_files)
    for_documents_of_file(db, file, last, [&](Xapian::docid doc) { documents.push_back(doc); });
  for (const std::string& file : plan.reread_files)
    for_documents_of_file(db, file, last, [&](Xapian::docid doc) {
      if (!came_again(plan, term_of(db, doc, Field::kId))) documents.push_back(doc);
    });
  return documents;
}

void write_manifest(Xapian::WritableDatabase& db, const FinishPlan& plan) {
  for (const std::string& file : plan.vanished_files) db.set_metadata(manifest_key(file), "");
  for (const MovedFile& file : plan.moved_files) db.set_metadata(manifest_key(file.from), "");
  if (!plan.id_base.empty()) db.set_metadata(std::string(kMetaIdBase), plan.id_base);
  for (const auto& [file, entry] : plan.entries)
    db.set_metadata(manifest_key(file), encode_entry(entry));
}

}  // namespace broadsheet
