#include "indexer/check/article_unpacker.h"

#include "indexer/check/readable.h"

namespace broadsheet {

ArticleUnpacker::ArticleUnpacker(DamagedGeneration& generation) : generation_(generation) {
  const std::string& dictionary = generation.rules().dictionary;
  codecs_.emplace_back(dictionary);
  if (generation.dictionary_copy() != dictionary)
    codecs_.emplace_back(generation.dictionary_copy());
}

std::optional<Article> ArticleUnpacker::unpack(Xapian::docid document) {
  std::string data;
  if (const Xapian::Database* db = generation_.db())
    readable([&] { data = db->get_document(document, Xapian::DOC_ASSUME_VALID).get_data(); });
  if (auto article = decode(data)) return article;
  return decode(generation_.table().data(document));
}

std::optional<Article> ArticleUnpacker::decode(const std::string& data) {
  std::optional<Article> article;
  for (ArticleCodec& codec : codecs_)
    if (!article) readable([&] { article = codec.decode(data); });
  return article;
}

}  // namespace broadsheet
