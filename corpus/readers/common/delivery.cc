// Completes articles and hands them to the sink.
#include "corpus/readers/common/delivery.h"

#include <fmt/format.h>

#include <exception>
#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/article_fields.h"
#include "corpus/article/article_status.h"
#include "corpus/input/byte_source.h"
#include "corpus/input/content_hash.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

namespace {

// A shorter string is hardly the text of an article.
constexpr size_t kShortestText = 100;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == text.npos; }

// What must not be shown is not kept either.
void drop_content(Article& article) {
  for (std::string Article::*field :
       {&Article::title, &Article::text, &Article::subtitle, &Article::keywords, &Article::extra})
    (article.*field).clear();
}

// With the length of each, so that no two articles give the same bytes.
std::string hash_of_fields(const Article& article) {
  std::string bytes;
  for (const ArticleField& field : kArticleFields)
    bytes.append(fmt::format("{} ", (article.*field.member).size())).append(article.*field.member);
  return content_hash(bytes);
}

}  // namespace

Delivery::Delivery(const ByteSource& source, const ReadContext& context, ArticleSink& sink)
    : source_(source),
      context_(context),
      sink_(sink),
      dates_([this](Article&& article) { sink_.article(std::move(article)); },
             [this](std::string_view date) { warnings_.add_date(date); }),
      ids_([this](Article&& article, const std::string& place) {
        settle_id(article, place);
        dates_.article(std::move(article));
      }) {}

void Delivery::article(Article&& article, std::string_view record, std::string place) {
  article.status = normalise_status(article.status);
  if (is_withdrawn(article))
    drop_content(article);
  else if (is_blank(article.text) && !has_title(article, record))
    return;
  clean_text(article.text);
  if (article.path.empty()) article.path = labelled_path();
  if (!article.lang.empty()) article.lang = stated_language(article.lang);
  if (article.lang.empty()) article.lang = context_.lang;
  ++count_;
  ids_.article(std::move(article), std::move(place));
}

std::string Delivery::labelled_path() const {
  if (context_.label.empty() || !path().starts_with(context_.root)) return path();
  return context_.label + path().substr(context_.root.size());
}

// REQUIRES that the dates are as they were read: how they are written depends on other articles.
void Delivery::settle_id(Article& article, const std::string& place) const {
  if (!article.id.empty())
    article.id.insert(0, context_.id_prefix);
  else if (context_.hashes_ids)
    article.id = "stdin:" + hash_of_fields(article);
  else
    article.id = labelled_path() + (place.empty() ? "" : "#" + place);
}

// Of an article without a text; fails it when it has no title either.
bool Delivery::has_title(const Article& article, std::string_view record) {
  const auto [member, bytes] =
      article.extra.empty() ? std::pair<std::string, size_t>() : longest_string(article.extra);
  if (article.title.empty()) {
    const std::string hint =
        bytes == 0 ? "" : fmt::format("; its longest member is \"{}\"", to_one_line(member));
    failed(record, "has neither text nor title" + hint);
    return false;
  }
  if (bytes >= kShortestText) warnings_.add_unread_member(member, bytes);
  return true;
}

void Delivery::finish() {
  ids_.finish();
  dates_.finish();
  if (ids_.count() > 0)
    warned("", fmt::format("{} articles state ids or addresses that others of it have too, such as "
                           "\"{}\"; they are known by their place in it instead",
                           ids_.count(), to_one_line(ids_.example())));
  for (const std::string& message : warnings_.take_messages()) warned("", message);
}

void Delivery::warned(std::string_view record, std::string_view reason) {
  sink_.warned({path(), std::string(record), std::string(reason)});
}

void Delivery::failed(std::string_view record, std::string_view reason) {
  ++count_;
  sink_.failed({path(), std::string(record), std::string(reason)});
}

void Delivery::too_long(std::string_view record) {
  failed(record, fmt::format("is longer than {} MB", longest() >> 20));
}

std::string Delivery::rest_of(ByteSource& source) {
  std::exception_ptr damage;
  std::string bytes = read_rest(source, longest(), &damage);
  if (!damage) return bytes;
  try {
    std::rethrow_exception(damage);
  } catch (const InputError& error) {
    if (bytes.empty()) throw;
    failed("", error.failure().reason + "; what comes before is read");
  }
  return bytes;
}

}  // namespace broadsheet
