// What a page may say of its article, and which of several answers is believed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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
  Place place;
  std::string_view name;
  Fact fact;
  int rank;
};

// The signal of that place and name (lower case), or nullptr.
const Signal* find_signal(Place place, std::string_view name);

// Keeps the most trusted answer for each fact.
class Facts {
 public:
  // Several authors, sections or keywords told with the same rank are put together with "; ". Dates
  // that can't be read and empty values are passed over.
  void offer(const Signal& signal, std::string value);

  const std::string& operator[](Fact fact) const { return best_[static_cast<size_t>(fact)].value; }

 private:
  struct Best {
    int rank = 1000;
    std::string value;
  };
  std::array<Best, kFacts> best_;
};

}  // namespace broadsheet
