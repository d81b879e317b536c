// Reads the records of an XML file one after the other, in bounded memory, whatever the file is.
#pragma once

#include "corpus/input/reader.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/xml/handler.h"

namespace broadsheet {

// Parses with libxml2, which continues after mistakes: unknown entities of HTML are known, wrong
// nesting is straightened by the names of end tags. A file that ends early or breaks off is
// reported to `delivery` with its line, its earlier records have been given. Nothing is ever loaded
// from elsewhere.
//
// Throws InputError for what no honest file has: external entities in use, entities that expand
// too much, elements nested deeper than 200 or with more than 256 attributes, very long
// document types. A record of more than delivery.longest() bytes
// is reported and left out.
void read_xml(ByteSource& source, XmlHandler& handler, Delivery& delivery);

}  // namespace broadsheet
