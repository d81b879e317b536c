// --lang, as all programs read it.
#pragma once

#include <string>

#include "corpus/program/option.h"

namespace broadsheet {

// Whether "auto" may be typed, which is "".
enum class AutoLanguage { kAllowed, kRefused };

// Writes an ISO 639-1 code to `into`, which it keeps a reference to.
Option language_option(std::string help, std::string& into, AutoLanguage automatic);

}  // namespace broadsheet
