// Fuzz target: any bytes as CSV, TREC SGML, Markdown and downloads from Nexis.
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/databases/readers.h"
#include "corpus/readers/plain/readers.h"
#include "tests/fuzz/fuzz_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace broadsheet;
  fuzz_readers(data, size, {read_csv, read_trec, read_markdown, read_nexis});
  return 0;
}
