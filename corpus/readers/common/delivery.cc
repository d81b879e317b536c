// Completes articles and hands them to the sink.
#include "corpus/readers/common/delivery.h"

#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/article_status.h"
#include "corpus/article/date.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

namespace {

void normalise_date(std::string& date) {
  if (date.empty()) return;
  if (auto parsed = parse_date(date)) date = format_iso(*parsed);
}

// What must not be shown is not kept either.
void drop_content(Article& article) {
  for (std::string Article::*field :
       {&Article::title, &Article::text, &Article::subtitle, &Article::keywords, &Article::extra})
    (article.*field).clear();
}

}  // namespace

void deliver(Article&& article, std::string_view record, const ByteSource& source,
             const ReadContext& context, ArticleSink& sink) {
  constexpr std::string_view kSpace = " \t\n";
  article.status = normalise_status(article.status);
  if (is_withdrawn(article))
    drop_content(article);
  else if (article.title.empty() && article.text.find_first_not_of(kSpace) == std::string::npos)
    return sink.failed(source.path(), record, "has neither text nor title");
  clean_text(article.text);
  if (article.path.empty()) article.path = source.path();
  for (std::string Article::*date : {&Article::date, &Article::modified, &Article::embargo})
    normalise_date(article.*date);
  if (!article.lang.empty()) article.lang = normalise_language(article.lang);
  if (article.lang.empty()) article.lang = context.lang;
  sink.article(std::move(article));
}

}  // namespace broadsheet
