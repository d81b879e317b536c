// Collects the text of elements.
#include "corpus/readers/xml/text.h"

#include <algorithm>

#include "corpus/readers/html/extract.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

enum class Role { kInline, kUnread, kLineBreak, kLine, kCell, kBlock };

struct NameRole {
  std::string_view name;
  Role role;
};

// Of XHTML 1.0 and of NITF 3.6 (its body.content).
constexpr NameRole kRoles[] = {
    {"script", Role::kUnread},   {"style", Role::kUnread},
    {"head", Role::kUnread},     {"media", Role::kUnread},
    {"note", Role::kUnread},     {"nitf-table-metadata", Role::kUnread},
    {"object", Role::kUnread},   {"iframe", Role::kUnread},
    {"br", Role::kLineBreak},    {"li", Role::kLine},
    {"tr", Role::kLine},         {"dt", Role::kLine},
    {"dd", Role::kLine},         {"credit", Role::kLine},
    {"td", Role::kCell},         {"th", Role::kCell},
    {"p", Role::kBlock},         {"div", Role::kBlock},
    {"block", Role::kBlock},     {"hl1", Role::kBlock},
    {"hl2", Role::kBlock},       {"h1", Role::kBlock},
    {"h2", Role::kBlock},        {"h3", Role::kBlock},
    {"h4", Role::kBlock},        {"h5", Role::kBlock},
    {"h6", Role::kBlock},        {"ul", Role::kBlock},
    {"ol", Role::kBlock},        {"dl", Role::kBlock},
    {"bq", Role::kBlock},        {"blockquote", Role::kBlock},
    {"pre", Role::kBlock},       {"fn", Role::kBlock},
    {"table", Role::kBlock},     {"hr", Role::kBlock},
    {"section", Role::kBlock},   {"article", Role::kBlock},
    {"figure", Role::kBlock},    {"body.content", Role::kBlock},
    {"abstract", Role::kBlock},  {"nitf-table", Role::kBlock},
    {"nitf-col", Role::kUnread}, {"caption", Role::kBlock},
    {"hedline", Role::kBlock},   {"tagline", Role::kBlock},
};

Role role_of(std::string_view name) {
  for (const NameRole& entry : kRoles)
    if (entry.name == name) return entry.role;
  return Role::kInline;
}

class Collector {
 public:
  void walk(const XmlElement& element) {
    for (const XmlNode& node : element.children) {
      if (!node.element) {
        add(node.text);
        continue;
      }
      const Role role = role_of(node.element->name);
      if (role == Role::kUnread) continue;
      ask(role);
      walk(*node.element);
      if (role != Role::kLineBreak) ask(role);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void ask(Role role) {
    if (role == Role::kCell) space_ = true;
    if (role == Role::kLine || role == Role::kLineBreak) breaks_ = std::max(breaks_, 1);
    if (role == Role::kBlock) breaks_ = 2;
  }
  void add(std::string_view text) {
    for (char c : text) {
      if (c == ' ' || ascii::is_control(c)) {
        space_ = true;
        continue;
      }
      if (!out_.empty()) {
        if (breaks_ > 0)
          out_.append(static_cast<size_t>(breaks_), '\n');
        else if (space_)
          out_ += ' ';
      }
      breaks_ = 0;
      space_ = false;
      out_ += c;
    }
  }

  std::string out_;
  int breaks_ = 0;  // line ends that are due before the next character
  bool space_ = false;
};

bool has_markup(std::string_view text) {
  return text.find_first_of("<&") != std::string_view::npos;
}

void append_raw(const XmlElement& element, std::string& out) {
  for (const XmlNode& node : element.children) {
    out += node.text;
    if (node.element) append_raw(*node.element, out);
  }
}

}  // namespace

std::string raw_text(const XmlElement& element) {
  std::string out;
  append_raw(element, out);
  return out;
}

std::string one_line(const XmlElement* element) {
  return element == nullptr ? std::string() : to_one_line(raw_text(*element));
}

std::string body_text(const XmlElement& body) {
  Collector collector;
  collector.walk(body);
  return collector.take();
}

std::string html_text(std::string_view html, std::string_view path) {
  if (!has_markup(html)) return std::string(ascii::trimmed(html, " \t\r\n"));
  return html_to_text(std::string(html), path);
}

std::string html_line(std::string_view html, std::string_view path) {
  if (!has_markup(html)) return to_one_line(std::string(html));
  return to_one_line(html_to_text(std::string(html), path));
}

}  // namespace broadsheet
