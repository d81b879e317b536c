// Messages for people, on stderr.
#pragma once

namespace broadsheet {

// Makes spdlog's default logger write to stderr, plain lines, which spdlog by itself doesn't.
// A message is one line: controls of any kind, line ends and bidi controls in it show as U+FFFD.
// `verbosity`: -1 (--quiet) errors and warnings, 0 summaries too, 1 (-v) debug, 2 (-vv) trace.
// `color`: errors and warnings are yellow.
void start_logging(int verbosity, bool color = false);

}  // namespace broadsheet
