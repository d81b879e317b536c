// Messages for people, on stderr.
#pragma once

namespace broadsheet {

// Makes spdlog's default logger write to stderr, plain lines, which spdlog by itself doesn't.
// `verbosity`: -1 (--quiet) errors only, 0 warnings and notices, 1 (-v) debug, 2 (-vv) trace.
void start_logging(int verbosity);

}  // namespace broadsheet
