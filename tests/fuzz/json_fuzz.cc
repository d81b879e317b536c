// Fuzz target: any bytes as JSON documents, ninjs and JSON lines.
#include "corpus/readers/json/readers.h"
#include "tests/fuzz/fuzz_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace broadsheet;
  fuzz_readers(data, size, {read_json, read_jsonl});
  return 0;
}
