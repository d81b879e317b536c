#include "corpus/support/config.h"

#include <cstdlib>

namespace broadsheet {

std::string default_config_path() {
  const char* base = std::getenv("XDG_CONFIG_HOME");
  if (base != nullptr && *base != '\0') return std::string(base) + "/broadsheet/config.toml";
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : std::string(home) + "/.config/broadsheet/config.toml";
}

}  // namespace broadsheet
