// Every term prefix, value slot and metadata key of the index, and the version that covers them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

// Raised whenever an index written before could be misread; the older index is then refused.
inline constexpr std::string_view kSchemaVersion = "3";

// The fields of an article as the index and the query language see them.
enum class Field : uint8_t {
  kText,     // stems of title (counted three times) and text
  kTitle,    // stems of the title alone
  kAuthor,   // words, unstemmed
  kSource,   // words, unstemmed
  kSection,  // words, unstemmed
  kLang,     // the code as it is
  kId,       // the id as it is
  kDate,     // terms for the day, month and year
  kFile,     // hash of the file that the article came from
  kStatus,   // kStatusWithdrawn or kStatusEmbargoed, of articles that are not to be shown as usual
};

enum class FieldKind : uint8_t {
  kStemmed,  // analysed and stemmed
  kWords,    // analysed, not stemmed
  kExact,    // one boolean term, as it is
  kDate,     // see date.h
};

struct FieldInfo {
  Field field;
  std::string_view name;    // as in the query language; "" when it can't be asked for
  std::string_view prefix;  // of its terms; Omega's convention, own ones start with X
  FieldKind kind;
  std::string_view example;  // a query that uses it
};

// Indexed by Field. "Y", "M" and "D" terms (Omega's) stand behind kDate and are made by date.h.
inline constexpr std::array<FieldInfo, 10> kFields{{
    {Field::kText, "text", "", FieldKind::kStemmed, "liaison office"},
    {Field::kTitle, "title", "S", FieldKind::kStemmed, "title:summit"},
    {Field::kAuthor, "author", "A", FieldKind::kWords, "author:\"jane doe\""},
    {Field::kSource, "source", "XSRC", FieldKind::kWords, "source:reuters"},
    {Field::kSection, "section", "XSEC", FieldKind::kWords, "section:economy"},
    {Field::kLang, "lang", "L", FieldKind::kExact, "lang:de"},
    {Field::kId, "id", "Q", FieldKind::kExact, "id:reut-42"},
    {Field::kDate, "date", "", FieldKind::kDate, "date:2014-03"},
    {Field::kFile, "", "XF", FieldKind::kExact, ""},
    {Field::kStatus, "", "XSTA", FieldKind::kExact, ""},
}};

constexpr const FieldInfo& field_info(Field field) { return kFields[static_cast<size_t>(field)]; }

// The field of that query-language name, or nullptr.
constexpr const FieldInfo* field_named(std::string_view name) {
  for (const FieldInfo& info : kFields)
    if (!info.name.empty() && info.name == name) return &info;
  return nullptr;
}

static_assert([] {
  for (size_t i = 0; i < kFields.size(); ++i)
    if (static_cast<size_t>(kFields[i].field) != i) return false;
  return true;
}());

// Values of Field::kStatus.
inline constexpr std::string_view kStatusWithdrawn = "withdrawn";
inline constexpr std::string_view kStatusEmbargoed = "embargoed";

// Value slots.
enum class Slot : unsigned {
  kDate = 0,       // "YYYYMMDDhhmmss" in UTC, sortable as text; absent without a date
  kWords = 1,      // words of title and text, Xapian::sortable_serialise
  kSource = 2,     // the source as written
  kSignature = 3,  // pair signature, see corpus/store/signature.h
  kVersion = 4,    // version_key(); absent where it is ""
  kEmbargo = 5,    // embargo_key(); absent without an embargo
  kAuthor = 6,     // the author as written, for facets
  kSection = 7,    // the section as written, for facets
};

constexpr unsigned slot(Slot s) { return static_cast<unsigned>(s); }

// Xapian refuses longer terms; measured in bytes, prefix included.
inline constexpr size_t kMaxTermBytes = 245;

// How often a title word counts in the frequency of the unprefixed term.
inline constexpr unsigned kTitleWeight = 3;

// With positions, the text starts this far behind the title, so that no phrase spans both.
inline constexpr unsigned kTextPositionGap = 100;

// Metadata keys: kMetaPrefix begins all of them, and those of no other program.
inline constexpr std::string_view kMetaPrefix = "broadsheet.";
inline constexpr std::string_view kMetaSchema = "broadsheet.schema";          // kSchemaVersion
inline constexpr std::string_view kMetaPositions = "broadsheet.positions";    // "yes" or "no"
inline constexpr std::string_view kMetaDictionary = "broadsheet.dictionary";  // zstd dictionary
inline constexpr std::string_view kMetaWords = "broadsheet.words.";      // see vocabulary_store.h
inline constexpr std::string_view kMetaLengths = "broadsheet.lengths.";  // see article_lengths.h
inline constexpr std::string_view kMetaIdBase = "broadsheet.idbase";     // see file_labels.h
inline constexpr std::string_view kMetaFilePrefix = "broadsheet.file.";  // + file_key: manifest

// The length of an article in words, out of the value of its slot; 0 when it has none. Throws
// Error(kIndex) when the value is damaged.
uint64_t words_in_value(const std::string& value);

// The day "YYYYMMDD" out of the value of an article's date; "" when it has none. Throws Error(kIndex)
// when the value is damaged.
std::string day_in_value(std::string_view value);

// A term of an exact or word field. A value that makes the term too long is cut and ends in a hash
// of the whole, so that distinct values stay distinct.
std::string field_term(Field field, std::string_view value);

// The 22-character key (base64url of XXH3-128) that stands for a file's path in terms and metadata.
std::string file_key(std::string_view path);

}  // namespace broadsheet
