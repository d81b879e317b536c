// The table of signals in order of trust, and the rules for values.
#include "corpus/readers/html/facts.h"

#include <algorithm>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_reader.h"

namespace broadsheet {
namespace {

// The order of trust was found by counting on pages whose true metadata are known. Sources:
// JSON-LD and microdata: schema.org, Article and its subtypes. "og:" and "article:": the Open Graph
// protocol, ogp.me. "dc": Dublin Core. "parsely-", "sailthru": conventions of analytics services
// that most publishers fill in. rel and the rest: the HTML standard, 4.6.7 and 4.2.5.
constexpr Signal kSignals[] = {
    {"headline", Place::kJsonLd, Fact::kTitle, 10},
    {"og:title", Place::kMeta, Fact::kTitle, 20},
    {"twitter:title", Place::kMeta, Fact::kTitle, 30},
    {"name", Place::kJsonLd, Fact::kTitle, 40},
    {"headline", Place::kMicrodata, Fact::kTitle, 50},
    {"headline", Place::kMeta, Fact::kTitle, 55},
    {"dc.title", Place::kMeta, Fact::kTitle, 60},
    {"title", Place::kElement, Fact::kTitle, 70},

    {"datepublished", Place::kJsonLd, Fact::kDate, 10},
    {"article:published_time", Place::kMeta, Fact::kDate, 20},
    {"og:article:published_time", Place::kMeta, Fact::kDate, 21},
    {"datepublished", Place::kMeta, Fact::kDate, 25},
    {"datepublished", Place::kMicrodata, Fact::kDate, 30},
    {"parsely-pub-date", Place::kMeta, Fact::kDate, 31},
    {"sailthru.date", Place::kMeta, Fact::kDate, 32},
    {"dc.date.issued", Place::kMeta, Fact::kDate, 33},
    {"dcterms.created", Place::kMeta, Fact::kDate, 34},
    {"dc.date", Place::kMeta, Fact::kDate, 35},
    {"dcterms.date", Place::kMeta, Fact::kDate, 35},
    {"pubdate", Place::kMeta, Fact::kDate, 40},
    {"publishdate", Place::kMeta, Fact::kDate, 40},
    {"publish-date", Place::kMeta, Fact::kDate, 40},
    {"article.published", Place::kMeta, Fact::kDate, 40},
    {"date", Place::kMeta, Fact::kDate, 45},
    {"datecreated", Place::kJsonLd, Fact::kDate, 50},
    {"time", Place::kElement, Fact::kDate, 60},
    {"datemodified", Place::kJsonLd, Fact::kDate, 80},
    {"article:modified_time", Place::kMeta, Fact::kDate, 81},

    {"author", Place::kJsonLd, Fact::kAuthor, 10},
    {"author", Place::kMicrodata, Fact::kAuthor, 30},
    {"author", Place::kRelation, Fact::kAuthor, 35},
    {"author", Place::kMeta, Fact::kAuthor, 20},
    {"parsely-author", Place::kMeta, Fact::kAuthor, 21},
    {"sailthru.author", Place::kMeta, Fact::kAuthor, 22},
    {"article:author", Place::kMeta, Fact::kAuthor, 23},
    {"og:article:author", Place::kMeta, Fact::kAuthor, 23},
    {"byl", Place::kMeta, Fact::kAuthor, 24},
    {"dc.creator", Place::kMeta, Fact::kAuthor, 25},
    {"dcterms.creator", Place::kMeta, Fact::kAuthor, 25},
    {"creator", Place::kJsonLd, Fact::kAuthor, 60},

    {"og:site_name", Place::kMeta, Fact::kSite, 10},
    {"publisher", Place::kJsonLd, Fact::kSite, 20},
    {"application-name", Place::kMeta, Fact::kSite, 30},
    {"dc.publisher", Place::kMeta, Fact::kSite, 40},
    {"copyright", Place::kMeta, Fact::kSite, 50},

    {"articlesection", Place::kJsonLd, Fact::kSection, 20},
    {"article:section", Place::kMeta, Fact::kSection, 10},
    {"parsely-section", Place::kMeta, Fact::kSection, 30},
    {"articlesection", Place::kMicrodata, Fact::kSection, 40},

    {"canonical", Place::kRelation, Fact::kUrl, 10},
    {"og:url", Place::kMeta, Fact::kUrl, 20},
    {"url", Place::kJsonLd, Fact::kUrl, 30},
    {"mainentityofpage", Place::kJsonLd, Fact::kUrl, 40},

    {"inlanguage", Place::kJsonLd, Fact::kLang, 30},
    {"og:locale", Place::kMeta, Fact::kLang, 40},
    {"content-language", Place::kMeta, Fact::kLang, 50},

    {"description", Place::kMeta, Fact::kDescription, 10},
    {"og:description", Place::kMeta, Fact::kDescription, 20},
    {"description", Place::kJsonLd, Fact::kDescription, 30},

    {"keywords", Place::kMeta, Fact::kKeywords, 10},
    {"news_keywords", Place::kMeta, Fact::kKeywords, 20},
    {"keywords", Place::kJsonLd, Fact::kKeywords, 30},

    {"articlebody", Place::kJsonLd, Fact::kBody, 10},
};

constexpr size_t kLongestTitle = 1000;  // bytes; what is longer is none, and no name of a site
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
  const bool is_short = signal.fact == Fact::kTitle || signal.fact == Fact::kSite;
  if (value.empty() || (is_short && value.size() > kLongestTitle)) return;
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
