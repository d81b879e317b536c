// Names each member of the reports twice: where it is written and where it is read.
#include "indexer/check/check_json.h"

#include "corpus/text/escape.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Json to_json(const CheckReport& report) {
  Json problems = Json::array();
  for (const auto& [where, what] : report.problems)
    problems.push_back({{"where", where}, {"what", what}});
  return {{"ok", report.count == 0},
          {"articles", report.articles},
          {"problem_count", report.count},
          {"problems", problems}};
}

Json to_json(const RepairReport& report) {
  return {{"saved", report.saved},
          {"lost", report.lost},
          {"lost_ids", report.lost_ids},
          {"all_known", report.all_known},
          {"files_forgotten", report.files_forgotten}};
}

std::string text_of(const Json& json) { return escape_json_controls(json_text(json)); }

CheckReport check_report_of(const std::string& text) {
  const Json json = Json::parse(text);
  CheckReport report{json.at("articles"), json.at("problem_count"), {}};
  for (const Json& problem : json.at("problems"))
    report.problems.push_back({problem.at("where"), problem.at("what")});
  return report;
}

RepairReport repair_report_of(const std::string& text) {
  const Json json = Json::parse(text);
  return {json.at("saved"), json.at("lost"), json.at("lost_ids"), json.at("all_known"),
          json.at("files_forgotten")};
}

}  // namespace broadsheet
