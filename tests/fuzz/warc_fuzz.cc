// Fuzz target: any bytes as web archives.
#include "corpus/readers/web/readers.h"
#include "tests/fuzz/fuzz_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace broadsheet;
  fuzz_readers(data, size, {read_warc, read_arc});
  return 0;
}
