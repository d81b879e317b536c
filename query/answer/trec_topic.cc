// The topics of TREC, in the loose SGML that they are written in.
#include "query/answer/trec_topic.h"

#include <algorithm>
#include <cctype>

#include "query/answer/batch_input.h"

namespace broadsheet {
namespace {

// A part of a topic: its tag, and the label that may stand first in it.
struct TopicPart {
  std::string_view tag;
  std::string_view label;
  std::string& (*of)(TrecTopic& topic);
};

template <TopicField field>
std::string& part(TrecTopic& topic) {
  return topic.parts[static_cast<size_t>(field)];
}

constexpr std::array<TopicPart, 4> kParts{{
    {"num", "number:", [](TrecTopic& topic) -> std::string& { return topic.num; }},
    {"title", "topic:", part<TopicField::kTitle>},
    {"desc", "description:", part<TopicField::kDesc>},
    {"narr", "narrative:", part<TopicField::kNarr>},
}};

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The name of the tag that opens at `at`, with its slash if it closes; "" when there is none.
std::string_view tag_name(std::string_view text, size_t at) {
  constexpr size_t kLongestTag = 8;
  const size_t end = text.substr(at, kLongestTag).find('>');
  return end == std::string_view::npos ? "" : text.substr(at + 1, end - 1);
}

const TopicPart* part_of_tag(std::string_view name) {
  for (const TopicPart& known : kParts)
    if (same_letters(known.tag, name)) return &known;
  return nullptr;
}

bool ends_part(std::string_view name) {
  return part_of_tag(name) != nullptr || same_letters(name, "/top") ||
         (name.starts_with('/') && part_of_tag(name.substr(1)) != nullptr);
}

void store(TrecTopic& topic, const TopicPart& kind, std::string_view content) {
  std::string text = single_spaced(content);
  if (same_letters(text.substr(0, kind.label.size()), kind.label))
    text = single_spaced(text.substr(kind.label.size()));
  if (kind.of(topic).empty()) kind.of(topic) = std::move(text);
}

bool holds_tag(std::string_view line, std::string_view name) {
  for (size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1))
    if (same_letters(tag_name(line, at), name)) return true;
  return false;
}

}  // namespace

bool opens_topic(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t");
  return at != std::string_view::npos && line[at] == '<' && same_letters(tag_name(line, at), "top");
}

bool closes_topic(std::string_view line) { return holds_tag(line, "/top"); }

TrecTopic read_trec_topic(std::string_view record) {
  TrecTopic topic;
  const TopicPart* open = nullptr;
  size_t begin = 0;
  for (size_t at = record.find('<'); at != std::string_view::npos; at = record.find('<', at + 1)) {
    const std::string_view name = tag_name(record, at);
    if (!ends_part(name)) continue;
    if (open != nullptr) store(topic, *open, record.substr(begin, at - begin));
    open = part_of_tag(name);
    begin = at + name.size() + 2;
  }
  return topic;
}

}  // namespace broadsheet
