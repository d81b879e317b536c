// Fuzz target: any bytes as a web page, through parsing, metadata, scoring and filters.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "corpus/readers/html/extract.h"
#include "corpus/support/error.h"
#include "corpus/text/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string page(reinterpret_cast<const char*>(data), size);
  try {
    const broadsheet::Article article = broadsheet::extract_article(
        page, {.name = "fuzz", .url = "https://e.example/2014/04/02/a"});
    for (const std::string* field :
         {&article.title, &article.text, &article.author, &article.source, &article.section,
          &article.url, &article.lang, &article.extra})
      if (!broadsheet::is_valid_utf8(*field)) std::abort();
    broadsheet::html_to_text(broadsheet::to_utf8(page), "fuzz");
  } catch (const broadsheet::Error&) {
    // Pages that outgrow all measure are refused.
  }
  return 0;
}
