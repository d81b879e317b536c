#include "indexer/check/readable.h"

#include <xapian.h>

#include <new>
#include <stdexcept>

#include "corpus/support/error.h"
#include "corpus/support/refusals.h"

namespace broadsheet {

bool readable(const std::function<void()>& read) {
  try {
    read();
    return true;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInterrupted || error.kind() == ErrorKind::kSystem) throw;
  } catch (const Xapian::Error& error) {
    throw_if_refused(error, "the damaged index");
  } catch (const std::length_error&) {
  } catch (const std::bad_alloc&) {
    throw_if_memory_is_short();
  }
  return false;
}

}  // namespace broadsheet
