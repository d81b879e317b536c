// The reports of a check and of a repair as JSON, there and back.
#pragma once

#include <nlohmann/json.hpp>

#include "indexer/check/check_report.h"

namespace broadsheet {

// The objects that `check --json` prints, the second under the key "repair".
nlohmann::ordered_json to_json(const CheckReport& report);
nlohmann::ordered_json to_json(const RepairReport& report);

// In one line; bytes that aren't UTF-8 are replaced, controls of any kind escaped.
std::string text_of(const nlohmann::ordered_json& json);

// What to_json() was made of. Throw nlohmann::json::exception for anything else.
CheckReport check_report_of(const std::string& json);
RepairReport repair_report_of(const std::string& json);

}  // namespace broadsheet
