// The package document of an EPUB book: what it is, and what is read in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

struct EpubPackage {
  std::string title, creators, publisher, date, language;
  std::vector<std::string> chapters;  // names of members, in reading order
};

// The name of the package document, out of META-INF/container.xml; "" when it names none.
std::string epub_package_name(const std::string& container, Delivery& delivery);

// Reads a package document of that name (EPUB 2 and 3). What its table of contents, cover and
// navigation are in is no chapter. Throws InputError for hostile XML.
EpubPackage read_epub_package(const std::string& document, std::string_view name,
                              Delivery& delivery);

}  // namespace broadsheet
