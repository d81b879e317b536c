// Completes articles and hands them to the sink.
#include "corpus/readers/delivery.h"

#include <utility>

#include "corpus/date.h"
#include "corpus/encoding.h"
#include "corpus/language.h"

namespace broadsheet {

void deliver(Article&& article, std::string_view record, const ByteSource& source,
             const ReadContext& context, ArticleSink& sink) {
  constexpr std::string_view kSpace = " \t\n";
  if (article.title.empty() && article.text.find_first_not_of(kSpace) == std::string::npos)
    return sink.failed(source.path(), record, "has neither text nor title");
  clean_text(article.text);
  if (article.path.empty()) article.path = source.path();
  if (!article.date.empty())
    if (auto date = parse_date(article.date)) article.date = format_iso(*date);
  if (!article.lang.empty()) article.lang = normalise_language(article.lang);
  if (article.lang.empty()) article.lang = context.lang;
  sink.article(std::move(article));
}

}  // namespace broadsheet
