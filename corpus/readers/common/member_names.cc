// The table of names.
#include "corpus/readers/common/member_names.h"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr MemberName kNames[] = {
    {"id", &Article::id},
    {"_id", &Article::id},
    {"guid", &Article::id},
    {"uuid", &Article::id},
    {"title", &Article::title},
    {"headline", &Article::title},
    {"text", &Article::text},
    {"body", &Article::text},
    {"content", &Article::text},
    {"articleBody", &Article::text},
    {"maintext", &Article::text},
    {"full_text", &Article::text},
    {"description", &Article::text},
    {"summary", &Article::text},
    {"abstract", &Article::text},
    {"date", &Article::date},
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
    {"modified", &Article::modified},
    {"dateModified", &Article::modified},
    {"date_modified", &Article::modified},
    {"updated", &Article::modified},
    {"updated_at", &Article::modified},
    {"source", &Article::source},
    {"publisher", &Article::source},
    {"publication", &Article::source},
    {"source_domain", &Article::source},
    {"site", &Article::source},
    {"author", &Article::author},
    {"authors", &Article::author},
    {"byline", &Article::author},
    {"creator", &Article::author},
    {"section", &Article::section},
    {"articleSection", &Article::section},
    {"category", &Article::section},
    {"categories", &Article::section},
    {"lang", &Article::lang},
    {"language", &Article::lang},
    {"inLanguage", &Article::lang},
    {"url", &Article::url},
    {"link", &Article::url},
    {"web_url", &Article::url},
    {"keywords", &Article::keywords},
    {"tags", &Article::keywords},
    {"subtitle", &Article::subtitle},
    {"dateline", &Article::dateline},
    {"version", &Article::version},
    {"status", &Article::status},
    {"embargo", &Article::embargo},
    {"path", &Article::path},
};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

}  // namespace

std::span<const MemberName> member_names() { return kNames; }

bool same_member(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace broadsheet
