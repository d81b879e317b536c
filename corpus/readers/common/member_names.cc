// The table of names.
#include "corpus/readers/common/member_names.h"

#include <algorithm>
#include <array>

#include "corpus/article/article_fields.h"

namespace broadsheet {
namespace {

// Beside the names of the fields themselves.
constexpr MemberName kOtherNames[] = {
    {"guid", &Article::id},
    {"uuid", &Article::id},
    {"headline", &Article::title},
    {"content", &Article::text},
    {"articleBody", &Article::text},
    {"maintext", &Article::text},
    {"full_text", &Article::text},
    {"description", &Article::text},
    {"summary", &Article::text},
    {"abstract", &Article::text},
    {"published", &Article::date},
    {"publishedAt", &Article::date},
    {"published_at", &Article::date},
    {"datePublished", &Article::date},
    {"date_publish", &Article::date},
    {"pubDate", &Article::date},
    {"pub_date", &Article::date},
    {"publication_date", &Article::date},
    {"date_published", &Article::date},
    {"created_at", &Article::date},
    {"dateModified", &Article::modified},
    {"date_modified", &Article::modified},
    {"updated", &Article::modified},
    {"updated_at", &Article::modified},
    {"publisher", &Article::source},
    {"publication", &Article::source},
    {"source_domain", &Article::source},
    {"site", &Article::source},
    {"authors", &Article::author},
    {"byline", &Article::author},
    {"creator", &Article::author},
    {"articleSection", &Article::section},
    {"category", &Article::section},
    {"categories", &Article::section},
    {"language", &Article::lang},
    {"inLanguage", &Article::lang},
    {"link", &Article::url},
    {"web_url", &Article::url},
    {"tags", &Article::keywords},
};

constexpr size_t kFieldNames =
    std::count_if(kArticleFields.begin(), kArticleFields.end(),
                  [](const ArticleField& field) { return field.shape != FieldShape::kMembers; });
constexpr size_t kSecondNames =
    std::count_if(kArticleFields.begin(), kArticleFields.end(),
                  [](const ArticleField& field) { return !field.other_name.empty(); });

constexpr auto kNames = [] {
  std::array<MemberName, kFieldNames + kSecondNames + std::size(kOtherNames)> names;
  auto next = names.begin();
  for (const ArticleField& field : kArticleFields)
    if (field.shape != FieldShape::kMembers) *next++ = {field.name, field.member};
  for (const ArticleField& field : kArticleFields)
    if (!field.other_name.empty()) *next++ = {field.other_name, field.member};
  std::copy(std::begin(kOtherNames), std::end(kOtherNames), next);
  return names;
}();

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

}  // namespace

std::span<const MemberName> member_names() { return kNames; }

bool same_member(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace broadsheet
