#include "query/index_view.h"

#include <algorithm>

#include "corpus/index_location.h"
#include "corpus/language.h"
#include "corpus/schema.h"

namespace broadsheet {
namespace {

// The languages of the articles; those without a stemmer are one, "".
IndexLanguages languages_in(const Xapian::Database& db) {
  const std::string prefix(field_info(Field::kLang).prefix);
  IndexLanguages languages;
  bool unstemmed = false;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    const std::string code = (*term).substr(prefix.size());
    if (language_of(code) != nullptr)
      languages.codes.push_back(code);
    else
      unstemmed = true;
  }
  if (unstemmed || languages.codes.empty()) languages.codes.emplace_back();
  return languages;
}

}  // namespace

IndexView::IndexView(std::vector<std::string> paths) : paths_(std::move(paths)) { reopen(); }

ArticleCodec& IndexView::codec_of(const Xapian::Database& shard) {
  if (shards_.size() == 1) return shards_[0].codec;
  const std::string uuid = shard.get_uuid();
  return std::ranges::find(shards_, uuid, &Shard::uuid)->codec;
}

void IndexView::reopen() {
  Xapian::Database database;
  std::vector<Shard> shards;
  for (const std::string& path : paths_) {
    const Xapian::Database shard = IndexLocation(path).open();
    shards.push_back(
        {shard.get_uuid(), ArticleCodec(shard.get_metadata(std::string(kMetaDictionary)))});
    database.add_database(shard);
  }
  database_ = database;
  shards_ = std::move(shards);
  languages_ = languages_in(database_);
}

}  // namespace broadsheet
