// The topics of TREC, in the loose SGML that they are written in.
#include "query/answer/trec_topic.h"

#include "corpus/text/ascii.h"
#include "query/answer/topic_field.h"

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

// The name of the tag that opens at `at`, with its slash if it closes; "" when there is none.
std::string_view tag_name(std::string_view text, size_t at) {
  constexpr size_t kLongestTag = 8;
  const size_t end = text.substr(at, kLongestTag).find('>');
  return end == std::string_view::npos ? "" : text.substr(at + 1, end - 1);
}

const TopicPart* part_of_tag(std::string_view name) {
  for (const TopicPart& known : kParts)
    if (ascii::same_ignoring_case(known.tag, name)) return &known;
  return nullptr;
}

bool ends_part(std::string_view name) {
  return part_of_tag(name) != nullptr || ascii::same_ignoring_case(name, "/top") ||
         (name.starts_with('/') && part_of_tag(name.substr(1)) != nullptr);
}

void store(TrecTopic& topic, const TopicPart& kind, std::string_view content) {
  std::string text = ascii::single_spaced(content);
  if (ascii::starts_ignoring_case(text, kind.label))
    text = ascii::single_spaced(text.substr(kind.label.size()));
  if (kind.of(topic).empty()) kind.of(topic) = std::move(text);
}

bool holds_tag(std::string_view line, std::string_view name) {
  for (size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1))
    if (ascii::same_ignoring_case(tag_name(line, at), name)) return true;
  return false;
}

}  // namespace

bool opens_topic(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t");
  return at != std::string_view::npos && line[at] == '<' &&
         ascii::same_ignoring_case(tag_name(line, at), "top");
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
