// Where the configuration file that both programs share lies.
#pragma once

#include <string>

namespace broadsheet {

// $XDG_CONFIG_HOME/broadsheet/config.toml, or the same below ~/.config (XDG Base Directory
// Specification 0.8); "" when there is no home. The file need not exist.
std::string default_config_path();

}  // namespace broadsheet
