// The table of names.
#include "corpus/readers/common/member_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "corpus/article/article_fields.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// They count before the names of the fields themselves.
constexpr MemberName kFirstNames[] = {
    // WordPress; its `date` is local and lacks the zone.
    {"date_gmt", &Article::date, MemberForm::kUtc},
    {"modified_gmt", &Article::modified, MemberForm::kUtc},
};

// Beside the names of the fields themselves. Capitals, "_", "-" and spaces don't matter.
constexpr MemberName kOtherNames[] = {
    {"guid", &Article::id},
    {"guid.rendered", &Article::id},
    {"uuid", &Article::id},
    {"article_id", &Article::id},
    {"doc_id", &Article::id},
    {"docno", &Article::id},
    {"story_id", &Article::id},
    {"uri", &Article::id},
    {"headline", &Article::title},
    {"headline.main", &Article::title},
    {"headline.print_headline", &Article::title},
    {"title.rendered", &Article::title, MemberForm::kHtml},
    {"webTitle", &Article::title},
    {"fields.headline", &Article::title},
    {"article_title", &Article::title},
    {"news_title", &Article::title},
    {"heading", &Article::title},
    {"content", &Article::text},
    {"content.rendered", &Article::text, MemberForm::kHtml},
    {"content_html", &Article::text, MemberForm::kHtml},
    {"content_text", &Article::text},
    {"articleBody", &Article::text},
    {"maintext", &Article::text},
    {"full_text", &Article::text},
    {"body_text", &Article::text},
    {"body_html", &Article::text, MemberForm::kHtml},
    {"fields.body", &Article::text, MemberForm::kHtml},
    {"fields.bodyText", &Article::text},
    {"article", &Article::text},
    {"article_text", &Article::text},
    {"article_content", &Article::text},
    {"story", &Article::text},
    {"story_text", &Article::text},
    {"plain_text", &Article::text},
    {"cleaned_text", &Article::text},
    {"raw_text", &Article::text},
    {"paragraphs", &Article::text},
    {"lead_paragraph", &Article::text},
    {"description", &Article::text},
    {"short_description", &Article::text},
    {"summary", &Article::text},
    {"abstract", &Article::text},
    {"fields.trailText", &Article::text, MemberForm::kHtml},
    {"snippet", &Article::text},
    {"excerpt", &Article::text},
    {"excerpt.rendered", &Article::text, MemberForm::kHtml},
    {"published", &Article::date},
    {"published_at", &Article::date},
    {"published_date", &Article::date},
    {"published_on", &Article::date},
    {"published_time", &Article::date},
    {"date_published", &Article::date},
    {"publish_date", &Article::date},
    {"date_publish", &Article::date},
    {"publish_time", &Article::date},
    {"publication_date", &Article::date},
    {"pub_date", &Article::date},
    {"webPublicationDate", &Article::date},
    {"first_published", &Article::date},
    {"posted", &Article::date},
    {"posted_at", &Article::date},
    {"post_date", &Article::date},
    {"posted_on", &Article::date},
    {"article_date", &Article::date},
    {"news_date", &Article::date},
    {"release_date", &Article::date},
    {"seendate", &Article::date},
    {"created_at", &Article::date},
    {"created", &Article::date},
    {"datetime", &Article::date},
    {"timestamp", &Article::date},
    {"time", &Article::date},
    {"date_modified", &Article::modified},
    {"date_modify", &Article::modified},
    {"modified_at", &Article::modified},
    {"last_modified", &Article::modified},
    {"fields.lastModified", &Article::modified},
    {"updated", &Article::modified},
    {"updated_at", &Article::modified},
    {"date_updated", &Article::modified},
    {"last_updated", &Article::modified},
    {"source.name", &Article::source},  // tables made of nested JSON have such columns
    {"publisher", &Article::source},
    {"publication", &Article::source},
    {"publication_name", &Article::source},
    {"fields.publication", &Article::source},
    {"source_name", &Article::source},
    {"site_name", &Article::source},
    {"site", &Article::source},
    {"website", &Article::source},
    {"newspaper", &Article::source},
    {"outlet", &Article::source},
    {"provider", &Article::source},
    {"source_domain", &Article::source},
    {"domain", &Article::source},
    {"author.name", &Article::author},
    {"authors", &Article::author},
    {"byline", &Article::author},
    {"byline.original", &Article::author},
    {"fields.byline", &Article::author},
    {"creator", &Article::author},
    {"author_name", &Article::author},
    {"author_names", &Article::author},
    {"writer", &Article::author},
    {"embedded.author", &Article::author},
    {"section_name", &Article::section},
    {"articleSection", &Article::section},
    {"category", &Article::section},
    {"categories", &Article::section},
    {"news_desk", &Article::section},
    {"topic", &Article::section},
    {"topics", &Article::section},
    {"embedded.wp:term", &Article::section},
    {"language", &Article::lang},
    {"inLanguage", &Article::lang},
    {"language_code", &Article::lang},
    {"fields.lang", &Article::lang},
    {"link", &Article::url},
    {"web_url", &Article::url},
    {"article_url", &Article::url},
    {"article_link", &Article::url},
    {"permalink", &Article::url},
    {"canonical_url", &Article::url},
    {"page_url", &Article::url},
    {"original_url", &Article::url},
    {"tags", &Article::keywords},
    {"keyword", &Article::keywords},
};

constexpr size_t kFieldNames =
    std::count_if(kArticleFields.begin(), kArticleFields.end(),
                  [](const ArticleField& field) { return field.shape != FieldShape::kMembers; });
constexpr size_t kSecondNames =
    std::count_if(kArticleFields.begin(), kArticleFields.end(),
                  [](const ArticleField& field) { return !field.other_name.empty(); });

constexpr size_t kOwnNames = kFieldNames + kSecondNames;

constexpr auto kNames = [] {
  std::array<MemberName, std::size(kFirstNames) + kOwnNames + std::size(kOtherNames)> names;
  auto next = std::copy(std::begin(kFirstNames), std::end(kFirstNames), names.begin());
  for (const ArticleField& field : kArticleFields)
    if (field.shape != FieldShape::kMembers) *next++ = {field.name, field.member};
  for (const ArticleField& field : kArticleFields)
    if (!field.other_name.empty()) *next++ = {field.other_name, field.member};
  std::copy(std::begin(kOtherNames), std::end(kOtherNames), next);
  return names;
}();

// A longer one is no name in the table.
constexpr size_t kLongestName = 64;

std::string key_of(std::string_view name) {
  std::string key;
  if (name.size() > kLongestName) return key;
  for (const char c : name)
    if (c != '_' && c != '-' && c != ' ') key += ascii::lower(c);
  return key;
}

struct NameIndex {
  std::unordered_map<std::string, const MemberName*> names;  // by key
  std::unordered_set<std::string> with_parts;
};

const NameIndex& name_index() {
  static const NameIndex index = [] {
    NameIndex made;
    for (const MemberName& name : kNames) {
      made.names.try_emplace(key_of(name.name), &name);
      const size_t dot = name.name.find('.');
      if (dot != std::string_view::npos) made.with_parts.insert(key_of(name.name.substr(0, dot)));
    }
    return made;
  }();
  return index;
}

}  // namespace

std::span<const MemberName> member_names() { return kNames; }

const MemberName* find_member(std::string_view name) {
  const auto& names = name_index().names;
  const auto found = names.find(key_of(name));
  return found == names.end() || found->first.empty() ? nullptr : found->second;
}

bool has_known_parts(std::string_view name) {
  return name_index().with_parts.contains(key_of(name));
}

bool is_own_name(const MemberName& name) {
  const size_t place = static_cast<size_t>(&name - kNames.data());
  return place >= std::size(kFirstNames) && place < std::size(kFirstNames) + kOwnNames;
}

bool same_member(std::string_view a, std::string_view b) { return ascii::same_ignoring_case(a, b); }

}  // namespace broadsheet
