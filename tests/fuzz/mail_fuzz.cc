// Fuzz target: any bytes as mail.
#include "corpus/readers/mail/readers.h"
#include "tests/fuzz/fuzz_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace broadsheet;
  fuzz_readers(data, size, {read_mail, read_mhtml});
  return 0;
}
