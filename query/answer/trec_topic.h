// The topics of TREC, in the loose SGML that they are written in.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace broadsheet {

struct TrecTopic {
  std::string num;
  std::array<std::string, 3> parts;  // indexed by TopicField
};

bool opens_topic(std::string_view line);   // begins with <top>
bool closes_topic(std::string_view line);  // holds </top>

// Reads what stands from <top> to </top>. Parts end at the next tag that is known; the labels that
// older topics put first ("Number:", "Topic:", "Description:", "Narrative:") are dropped, white
// space becomes single spaces. What isn't there is "".
TrecTopic read_trec_topic(std::string_view record);

}  // namespace broadsheet
