// The table of signals in order of trust, and the rules for values.
#include "corpus/readers/html_facts.h"

#include <algorithm>

#include "corpus/date.h"

namespace broadsheet {
namespace {

// The order of trust was found by counting on pages whose true metadata are known. Sources:
// JSON-LD and microdata: schema.org, Article and its subtypes. "og:" and "article:": the Open Graph
// protocol, ogp.me. "dc": Dublin Core. "parsely-", "sailthru": conventions of analytics services
// that most publishers fill in. rel and the rest: the HTML standard, 4.6.7 and 4.2.5.
constexpr Signal kSignals[] = {
    {Place::kJsonLd, "headline", Fact::kTitle, 10},
    {Place::kMeta, "og:title", Fact::kTitle, 20},
    {Place::kMeta, "twitter:title", Fact::kTitle, 30},
    {Place::kJsonLd, "name", Fact::kTitle, 40},
    {Place::kMicrodata, "headline", Fact::kTitle, 50},
    {Place::kMeta, "headline", Fact::kTitle, 55},
    {Place::kMeta, "dc.title", Fact::kTitle, 60},
    {Place::kElement, "title", Fact::kTitle, 70},

    {Place::kJsonLd, "datepublished", Fact::kDate, 10},
    {Place::kMeta, "article:published_time", Fact::kDate, 20},
    {Place::kMeta, "og:article:published_time", Fact::kDate, 21},
    {Place::kMeta, "datepublished", Fact::kDate, 25},
    {Place::kMicrodata, "datepublished", Fact::kDate, 30},
    {Place::kMeta, "parsely-pub-date", Fact::kDate, 31},
    {Place::kMeta, "sailthru.date", Fact::kDate, 32},
    {Place::kMeta, "dc.date.issued", Fact::kDate, 33},
    {Place::kMeta, "dcterms.created", Fact::kDate, 34},
    {Place::kMeta, "dc.date", Fact::kDate, 35},
    {Place::kMeta, "dcterms.date", Fact::kDate, 35},
    {Place::kMeta, "pubdate", Fact::kDate, 40},
    {Place::kMeta, "publishdate", Fact::kDate, 40},
    {Place::kMeta, "publish-date", Fact::kDate, 40},
    {Place::kMeta, "article.published", Fact::kDate, 40},
    {Place::kMeta, "date", Fact::kDate, 45},
    {Place::kJsonLd, "datecreated", Fact::kDate, 50},
    {Place::kElement, "time", Fact::kDate, 60},
    {Place::kJsonLd, "datemodified", Fact::kDate, 80},
    {Place::kMeta, "article:modified_time", Fact::kDate, 81},

    {Place::kJsonLd, "author", Fact::kAuthor, 10},
    {Place::kMicrodata, "author", Fact::kAuthor, 30},
    {Place::kRelation, "author", Fact::kAuthor, 35},
    {Place::kMeta, "author", Fact::kAuthor, 20},
    {Place::kMeta, "parsely-author", Fact::kAuthor, 21},
    {Place::kMeta, "sailthru.author", Fact::kAuthor, 22},
    {Place::kMeta, "article:author", Fact::kAuthor, 23},
    {Place::kMeta, "og:article:author", Fact::kAuthor, 23},
    {Place::kMeta, "byl", Fact::kAuthor, 24},
    {Place::kMeta, "dc.creator", Fact::kAuthor, 25},
    {Place::kMeta, "dcterms.creator", Fact::kAuthor, 25},
    {Place::kJsonLd, "creator", Fact::kAuthor, 60},

    {Place::kMeta, "og:site_name", Fact::kSite, 10},
    {Place::kJsonLd, "publisher", Fact::kSite, 20},
    {Place::kMeta, "application-name", Fact::kSite, 30},
    {Place::kMeta, "dc.publisher", Fact::kSite, 40},
    {Place::kMeta, "copyright", Fact::kSite, 50},

    {Place::kJsonLd, "articlesection", Fact::kSection, 20},
    {Place::kMeta, "article:section", Fact::kSection, 10},
    {Place::kMeta, "parsely-section", Fact::kSection, 30},
    {Place::kMicrodata, "articlesection", Fact::kSection, 40},

    {Place::kRelation, "canonical", Fact::kUrl, 10},
    {Place::kMeta, "og:url", Fact::kUrl, 20},
    {Place::kJsonLd, "url", Fact::kUrl, 30},
    {Place::kJsonLd, "mainentityofpage", Fact::kUrl, 40},

    {Place::kJsonLd, "inlanguage", Fact::kLang, 30},
    {Place::kMeta, "og:locale", Fact::kLang, 40},
    {Place::kMeta, "content-language", Fact::kLang, 50},

    {Place::kMeta, "description", Fact::kDescription, 10},
    {Place::kMeta, "og:description", Fact::kDescription, 20},
    {Place::kJsonLd, "description", Fact::kDescription, 30},

    {Place::kMeta, "keywords", Fact::kKeywords, 10},
    {Place::kMeta, "news_keywords", Fact::kKeywords, 20},
    {Place::kJsonLd, "keywords", Fact::kKeywords, 30},

    {Place::kJsonLd, "articlebody", Fact::kBody, 10},
};

constexpr size_t kLongestTitle = 1000;  // bytes; what is longer is none
constexpr size_t kLongestList = 2000;   // bytes

bool is_list(Fact fact) {
  return fact == Fact::kAuthor || fact == Fact::kSection || fact == Fact::kKeywords;
}

std::string read_date(const std::string& value) {
  auto date = parse_date(value);
  if (!date) date = find_date(value);
  return date ? format_iso(*date) : std::string();
}

}  // namespace

const Signal* find_signal(Place place, std::string_view name) {
  const auto* found = std::ranges::find_if(
      kSignals, [&](const Signal& signal) { return signal.name == name && signal.place == place; });
  return found == std::end(kSignals) ? nullptr : found;
}

void Facts::offer(const Signal& signal, std::string value) {
  if (signal.fact == Fact::kDate) value = read_date(value);
  // Some tell the address of the author's page or mail instead of the name.
  if (signal.fact == Fact::kAuthor && value.find_first_of("@/") != std::string::npos) return;
  if (value.empty() || (signal.fact == Fact::kTitle && value.size() > kLongestTitle)) return;
  auto& told = told_[static_cast<size_t>(signal.fact)];
  const auto [place, is_new] = told.try_emplace(signal.rank, value);
  std::string& known = place->second;
  if (!is_new && is_list(signal.fact) && known.size() < kLongestList &&
      ("; " + known + "; ").find("; " + value + "; ") == std::string::npos)
    known += "; " + value;
}

std::string Facts::operator[](Fact fact) const {
  const auto& told = told_[static_cast<size_t>(fact)];
  return told.empty() ? std::string() : told.begin()->second;
}

std::vector<std::string> Facts::all(Fact fact) const {
  std::vector<std::string> answers;
  for (const auto& [rank, value] : told_[static_cast<size_t>(fact)]) answers.push_back(value);
  return answers;
}

}  // namespace broadsheet
