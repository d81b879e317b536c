// What a process says when a library ends it by std::terminate().
//
// Xapian 1.4.22 writes in destructors of its own, so that a write which fails there, on a full disk
// for example, ends the process. What it was about to write is not part of the index yet: no more is
// lost than by a kill.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "corpus/support/system_reason.h"

namespace broadsheet {

// Names the folder that this process writes to from now on, and how what it leaves there unfinished
// is deleted. A handler of std::terminate() is given nothing, so this is kept for the whole process,
// and for those that it forks. Call it before any other thread is started.
void note_writing_to(const std::filesystem::path& folder, std::function<void()> clean_up);

// Why the process is being ended: by the exception now active or, when Xapian has swallowed it, by
// errno. Nothing when it is a mistake of our own, which should leave a core file. Call only in a
// handler of std::terminate(), and first of all, so that errno is still what it was.
std::optional<Refusal> last_words();

// Deletes what is unfinished: on a full disk it may be all that fills it. Call after that.
void clean_up_at_last();

}  // namespace broadsheet
