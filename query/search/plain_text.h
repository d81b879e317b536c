// The plain text of a file, and nothing else: queries link no readers, and tags, keys and bytes of
// other formats must not be taken for words.
#pragma once

#include <string>

namespace broadsheet {

// The text of the file of that name ("-" is stdin), in any encoding, as UTF-8. Throws Error(kUsage)
// when there is no such file, when it is larger than 64 MB, and when it is markup, JSON or binary.
std::string plain_text_of_file(const std::string& name);

}  // namespace broadsheet
