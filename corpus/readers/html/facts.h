// What a page may say of its article, and which of several answers is believed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class Fact : uint8_t {
  kTitle,
  kDate,
  kAuthor,
  kSite,
  kSection,
  kUrl,
  kLang,
  kDescription,
  kKeywords,
  kBody,
};
inline constexpr size_t kFacts = 10;

// Where on a page a fact is told.
enum class Place : uint8_t {
  kJsonLd,     // a member of the article's object in JSON-LD
  kMeta,       // a meta element of that name, property or itemprop
  kMicrodata,  // an element with that itemprop
  kRelation,   // a link or anchor of that rel
  kElement,    // an element of that name
};

// One way of telling a fact. The smaller its rank, the more it is believed.
struct Signal {
  std::string_view name;
  Place place;
  Fact fact;
  int rank;
};

// The signal of that place and name (lower case), or nullptr.
const Signal* find_signal(Place place, std::string_view name);

// Keeps what is told, by fact and trust.
class Facts {
 public:
  // Of a fact told twice with the same rank the first is kept; but several authors, sections or
  // keywords are put together with "; ". Dates that can't be read and empty values are passed over.
  void offer(const Signal& signal, std::string value);

  // The most trusted answer, or "".
  std::string operator[](Fact fact) const;

  // All answers, the most trusted first.
  std::vector<std::string> all(Fact fact) const;

 private:
  std::array<std::map<int, std::string>, kFacts> told_;  // by rank
};

}  // namespace broadsheet
