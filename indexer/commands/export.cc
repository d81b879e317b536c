// The command `export`: writes every stored article as a JSON object a line.
#include <nlohmann/json.hpp>

#include "corpus/article/article_fields.h"
#include "corpus/store/index_location.h"
#include "corpus/store/schema.h"
#include "corpus/store/stored_article.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/stdout.h"
#include "corpus/text/escape.h"
#include "corpus/text/json_text.h"
#include "indexer/commands/commands.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// Fields in the order of the table, without those that are empty. The members of `extra` follow as
// they were read, so that no number loses a digit.
std::string to_line(const Article& article) {
  std::string line = "{";
  for (const ArticleField& field : kArticleFields) {
    const std::string& value = article.*field.member;
    if (value.empty() || field.shape == FieldShape::kMembers) continue;
    if (line.size() > 1) line += ',';
    line.append("\"").append(field.name).append("\":").append(json_text(Json(value)));
  }
  const std::string& extra = article.extra;
  if (extra.size() > 2) {  // more than "{}"
    if (line.size() > 1) line += ',';
    line.append(extra, 1, extra.size() - 2);
  }
  return escape_json_controls(line.append("}")) + '\n';
}

}  // namespace

int run_export(const Options& options) {
  try {
    const Xapian::Database db = IndexLocation(options.db).open();
    ArticleCodec codec(db.get_metadata(std::string(kMetaDictionary)));
    for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
      throw_if_interrupted();
      write_stdout(to_line(codec.decode(db.get_document(*document).get_data())));
    }
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  return kExitOk;
}

}  // namespace broadsheet
