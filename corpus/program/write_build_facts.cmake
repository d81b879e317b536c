# Writes OUTPUT, the source of build_facts.h, if it would change: cmake -D OUTPUT=FILE -D SOURCE=DIR
# -D VERSION=1.2.3 -P write_build_facts.cmake. The commit is "unknown" unless SOURCE is the top of a
# git repository: an unpacked archive may lie inside another one.
set(commit unknown)
find_program(GIT git)
if(GIT)
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-toplevel
                  OUTPUT_VARIABLE top ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  file(REAL_PATH ${SOURCE} source)
  if(top STREQUAL source)
    execute_process(COMMAND ${GIT} -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
                    OUTPUT_VARIABLE described ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE
                    RESULT_VARIABLE failed)
    if(NOT failed)
      set(commit ${described})
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#include "corpus/program/build_facts.h"

namespace broadsheet {

const char* const kProgramVersion = "@VERSION@";
const char* const kProgramCommit = "@commit@";

}  // namespace broadsheet
]])
