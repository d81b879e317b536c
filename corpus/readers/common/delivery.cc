// Completes articles and hands them to the sink.
#include "corpus/readers/common/delivery.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/article_status.h"
#include "corpus/article/date_reader.h"
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

void Delivery::article(Article&& article, std::string_view record) {
  constexpr std::string_view kSpace = " \t\n";
  article.status = normalise_status(article.status);
  if (is_withdrawn(article))
    drop_content(article);
  else if (article.title.empty() && article.text.find_first_not_of(kSpace) == std::string::npos)
    return failed(record, "has neither text nor title");
  clean_text(article.text);
  if (article.path.empty()) article.path = path();
  for (std::string Article::*date : {&Article::date, &Article::modified, &Article::embargo})
    normalise_date(article.*date);
  if (!article.lang.empty()) article.lang = stated_language(article.lang);
  if (article.lang.empty()) article.lang = context_.lang;
  ++count_;
  sink_.article(std::move(article));
}

void Delivery::failed(std::string_view record, std::string_view reason) {
  ++count_;
  sink_.failed({path(), std::string(record), std::string(reason)});
}

void Delivery::too_long(std::string_view record) {
  failed(record, fmt::format("is longer than {} MB", longest() >> 20));
}

std::string Delivery::numbered_id(uint64_t number) const {
  return fmt::format("{}#{}", path(), number);
}

}  // namespace broadsheet
