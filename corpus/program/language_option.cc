#include "corpus/program/language_option.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/support/error.h"

namespace broadsheet {

Option language_option(std::string help, std::string& into, AutoLanguage automatic) {
  const bool takes_auto = automatic == AutoLanguage::kAllowed;
  return option("--lang", takes_auto ? "CODE|auto" : "CODE", std::move(help),
                [&into, takes_auto](const std::string& typed) {
                  into = takes_auto && typed == "auto" ? "" : normalise_language(typed);
                  if (!into.empty() || (takes_auto && typed == "auto")) return;
                  throw Error(ErrorKind::kUsage, fmt::format("'{}' is not a language code", typed),
                              takes_auto ? "give an ISO 639-1 code such as en, de or fr, or auto"
                                         : "give an ISO 639-1 code such as en, de or fr");
                });
}

}  // namespace broadsheet
