// Follows open elements in a page that is not parsed yet.
#include "corpus/readers/html/nesting.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// More than any real page nests.
constexpr size_t kMaxDepth = 400;

enum class Kind : uint8_t {
  kOrdinary,  // its end tag closes only what is within the innermost block
  kBlock,     // its end tag closes what is within it
  kBarrier,   // end tags of others don't close it
  kRaw,       // holds text, not tags
  kNeutral,   // has no end tag, or needs none; nests only together with others
};

struct NameKind {
  std::string_view name;
  Kind kind;
};

// The HTML standard, 13.2.4.2 and 13.2.6.4.7; what is not here is ordinary.
constexpr NameKind kKinds[] = {
    {"area", Kind::kNeutral},    {"base", Kind::kNeutral},     {"br", Kind::kNeutral},
    {"col", Kind::kNeutral},     {"embed", Kind::kNeutral},    {"hr", Kind::kNeutral},
    {"img", Kind::kNeutral},     {"input", Kind::kNeutral},    {"link", Kind::kNeutral},
    {"meta", Kind::kNeutral},    {"param", Kind::kNeutral},    {"source", Kind::kNeutral},
    {"track", Kind::kNeutral},   {"wbr", Kind::kNeutral},      {"p", Kind::kNeutral},
    {"li", Kind::kNeutral},      {"dt", Kind::kNeutral},       {"dd", Kind::kNeutral},
    {"option", Kind::kNeutral},  {"optgroup", Kind::kNeutral}, {"tr", Kind::kNeutral},
    {"td", Kind::kNeutral},      {"th", Kind::kNeutral},       {"thead", Kind::kNeutral},
    {"tbody", Kind::kNeutral},   {"tfoot", Kind::kNeutral},    {"colgroup", Kind::kNeutral},
    {"html", Kind::kNeutral},    {"head", Kind::kNeutral},     {"body", Kind::kNeutral},
    {"script", Kind::kRaw},      {"style", Kind::kRaw},        {"textarea", Kind::kRaw},
    {"title", Kind::kRaw},       {"xmp", Kind::kRaw},          {"iframe", Kind::kRaw},
    {"noembed", Kind::kRaw},     {"noframes", Kind::kRaw},     {"table", Kind::kBarrier},
    {"caption", Kind::kBarrier}, {"applet", Kind::kBarrier},   {"marquee", Kind::kBarrier},
    {"object", Kind::kBarrier},  {"template", Kind::kBarrier}, {"select", Kind::kBarrier},
    {"svg", Kind::kBarrier},     {"math", Kind::kBarrier},     {"foreignobject", Kind::kBarrier},
    {"desc", Kind::kBarrier},    {"address", Kind::kBlock},    {"article", Kind::kBlock},
    {"aside", Kind::kBlock},     {"blockquote", Kind::kBlock}, {"button", Kind::kBlock},
    {"center", Kind::kBlock},    {"details", Kind::kBlock},    {"dialog", Kind::kBlock},
    {"dir", Kind::kBlock},       {"div", Kind::kBlock},        {"dl", Kind::kBlock},
    {"fieldset", Kind::kBlock},  {"figcaption", Kind::kBlock}, {"figure", Kind::kBlock},
    {"footer", Kind::kBlock},    {"form", Kind::kBlock},       {"h1", Kind::kBlock},
    {"h2", Kind::kBlock},        {"h3", Kind::kBlock},         {"h4", Kind::kBlock},
    {"h5", Kind::kBlock},        {"h6", Kind::kBlock},         {"header", Kind::kBlock},
    {"hgroup", Kind::kBlock},    {"listing", Kind::kBlock},    {"main", Kind::kBlock},
    {"menu", Kind::kBlock},      {"nav", Kind::kBlock},        {"noscript", Kind::kBlock},
    {"ol", Kind::kBlock},        {"pre", Kind::kBlock},        {"section", Kind::kBlock},
    {"summary", Kind::kBlock},   {"ul", Kind::kBlock}};

Kind kind_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Kind> kinds = [] {
    std::unordered_map<std::string_view, Kind> made;
    for (const NameKind& row : kKinds) made.emplace(row.name, row.kind);
    return made;
  }();
  const auto found = kinds.find(name);
  return found == kinds.end() ? Kind::kOrdinary : found->second;
}

constexpr std::string_view kBlanks = " \t\n\r\f";

// Behind the ">" of the tag whose attributes start at `at`: quotes may hold one.
size_t end_of_tag(std::string_view page, size_t at) {
  while (at < page.size()) {
    at = std::min(page.find_first_not_of(" \t\n\r\f/", at), page.size());
    if (at < page.size() && page[at] == '>') return at + 1;
    // The name, which may begin with "=".
    at = std::min(page.find_first_of(" \t\n\r\f/>=", std::min(at + 1, page.size())), page.size());
    const size_t next = std::min(page.find_first_not_of(kBlanks, at), page.size());
    if (next == page.size() || page[next] != '=') continue;
    at = std::min(page.find_first_not_of(kBlanks, next + 1), page.size());
    if (at == page.size()) break;
    if (page[at] == '"' || page[at] == '\'')
      at = std::min(page.find(page[at], at + 1), page.size() - 1) + 1;
    else
      at = std::min(page.find_first_of(" \t\n\r\f>", at), page.size());
  }
  return page.size();
}

// Behind the comment that starts at `at`: it ends with "-->" or "--!>".
size_t end_of_comment(std::string_view page, size_t at) {
  for (at = page.find("--", at + 2); at != page.npos; at = page.find("--", at + 1)) {
    const std::string_view rest = page.substr(at + 2);
    if (rest.starts_with('>')) return at + 3;
    if (rest.starts_with("!>")) return at + 4;
  }
  return page.size();
}

class Nesting {
 public:
  explicit Nesting(std::string& page) : page_(page) {}

  void limit() {
    const std::string_view page = page_;
    for (size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
      const std::string_view rest = page.substr(at + 1);
      const bool is_end = rest.starts_with('/');
      if (rest.size() > is_end && ascii::is_letter(rest[is_end]))
        at = tag(at, is_end);
      else if (raw_.empty() && rest.starts_with("!--"))
        at = end_of_comment(page, at);
      else if (raw_.empty() && (rest.starts_with('!') || rest.starts_with('?') || is_end))
        at = std::min(page.find('>', at), page.size() - 1) + 1;
      else
        ++at;
    }
    if (kept_from_ > 0) {
      out_ += page.substr(kept_from_);
      page_ = std::move(out_);
    }
  }

 private:
  struct Open {
    std::string name;
    Kind kind;
  };

  // Returns the place behind the tag. Within raw text only the name is looked at: what follows may
  // be no tag.
  size_t tag(size_t at, bool is_end) {
    const std::string_view page = page_;
    const size_t start = at + 1 + is_end;
    const size_t name_end = std::min(page.find_first_of(" \t\n\r\f/>", start), page.size());
    std::string name = ascii::lowered(page.substr(start, std::min(name_end - start, kLongestName)));
    const bool ends_raw = is_end && name == raw_;
    const bool is_raw = !raw_.empty() && !ends_raw;
    const size_t end = is_raw ? name_end : end_of_tag(page, name_end);
    if (ends_raw) raw_.clear();
    if (is_end) {
      if (!is_raw && !ends_raw) close(name);
      return end;
    }
    const Kind kind = kind_of(name);
    if (kind == Kind::kRaw && !is_raw) raw_ = name;
    if (kind == Kind::kRaw || kind == Kind::kNeutral) return end;
    // A link ends at the next.
    if (name == "a" && !open_.empty() && open_.back().name == name) open_.pop_back();
    if (open_.size() < kMaxDepth)
      open_.push_back({std::move(name), kind});
    else
      drop(at, end);
    return end;
  }

  void close(const std::string& name) {
    const Kind kind = kind_of(name);
    for (size_t i = open_.size(); i > 0; --i) {
      const Open& open = open_[i - 1];
      if (open.name == name || (is_heading(name) && is_heading(open.name)))
        return open_.resize(i - 1);
      if (open.kind == Kind::kBarrier) return;
      if (open.kind == Kind::kBlock && kind == Kind::kOrdinary) return;
    }
  }

  // Any of them closes any other.
  static bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  }

  void drop(size_t at, size_t end) {
    out_ += std::string_view(page_).substr(kept_from_, at - kept_from_);
    kept_from_ = end;
  }

  static constexpr size_t kLongestName = 32;

  std::string& page_;
  std::vector<Open> open_;
  std::string raw_;  // the element whose text is being read, or ""
  std::string out_;
  size_t kept_from_ = 0;  // out_ holds what is kept before it
};

}  // namespace

void limit_nesting(std::string& page) { Nesting(page).limit(); }

}  // namespace broadsheet
