// The readers of research collections, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// The SGML of the Reuters-21578 collection (its lewis.dtd), an article per REUTERS element. Ids are
// "reuters-" and the NEWID.
void read_reuters_sgml(ByteSource& source, Delivery& delivery);
bool sniff_reuters_sgml(std::string_view head);

// TREC's SGML, also as the Gigaword corpora and CLEF have it, an article per DOC. Ids are the DOCNO,
// the DOCID or the attribute id.
void read_trec(ByteSource& source, Delivery& delivery);
bool sniff_trec(std::string_view head);

// The XML of RCV1 and RCV2, an article per newsitem. Ids are the itemid.
void read_rcv1(ByteSource& source, Delivery& delivery);
bool sniff_rcv1(std::string_view head);

}  // namespace broadsheet
