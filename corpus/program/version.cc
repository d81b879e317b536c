#include "corpus/program/version.h"

#include <fmt/format.h>
#include <xapian.h>

#include "corpus/program/build_facts.h"
#include "corpus/store/schema.h"

namespace broadsheet {

std::string version_text(std::string_view program) {
  return fmt::format("{} {}\ncommit {}\nindex schema {}\nXapian {}\n", program, kProgramVersion,
                     kProgramCommit, kSchemaVersion, Xapian::version_string());
}

}  // namespace broadsheet
