// Fuzz target: any bytes as a feed and as the newswire's XML.
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/newswire/readers.h"
#include "tests/fuzz/fuzz_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace broadsheet;
  fuzz_readers(data, size, {read_feed, read_nitf, read_newsml, read_newsml_g2, read_rcv1});
  return 0;
}
