// Drives libxml2's SAX interface, leniently and safely.
#include "corpus/readers/xml/parser.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "corpus/input/byte_source.h"
#include "corpus/input/utf8_source.h"
#include "corpus/readers/xml/bounds.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/records.h"
#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kHeadBytes = 4096;
constexpr ptrdiff_t kLongestName = 64;  // of an entity

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

xmlParserInputPtr load_nothing(const char*, const char*, xmlParserCtxtPtr) { return nullptr; }

void prepare_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
  });
}

struct ContextDeleter {
  void operator()(xmlParserCtxt* context) const {
    xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

class Parser {
 public:
  Parser(ByteSource& source, XmlHandler& handler, Delivery& delivery)
      : source_(source), delivery_(delivery), records_(handler, delivery) {}

  void parse() {
    prepare_library();
    xmlSAXHandler events = sax();
    context_.reset(
        xmlCreateIOParserCtxt(&events, nullptr, read, nullptr, this, XML_CHAR_ENCODING_UTF8));
    if (!context_) throw std::bad_alloc();
    context_->_private = this;
    xmlCtxtUseOptions(context_.get(),
                      XML_PARSE_RECOVER | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(context_.get());
    if (failure_) std::rethrow_exception(failure_);
    if (context_->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
    if (is_refused()) throw InputError(delivery_.path(), refusal());
    if (!records_.is_closed() || is_cut_) report_damage();
  }

 private:
  const std::string& refusal() const { return refusal_.empty() ? records_.refusal() : refusal_; }
  bool is_refused() const { return !refusal().empty(); }

  static Parser& self(void* context) {
    return *static_cast<Parser*>(static_cast<xmlParserCtxt*>(context)->_private);
  }

  // libxml2 is C: nothing may be thrown through it.
  template <typename Work>
  static void guarded(void* context, Work work) {
    Parser& parser = self(context);
    // Else libxml2 expands no entities behind the first mistake.
    static_cast<xmlParserCtxt*>(context)->wellFormed = 1;
    if (!parser.failure_ && !parser.is_refused()) {
      try {
        work(parser);
      } catch (...) {
        parser.failure_ = std::current_exception();
      }
    }
    if (!parser.failure_ && !parser.is_refused()) return;
    xmlStopParser(static_cast<xmlParserCtxt*>(context));
    if (context != parser.context_.get()) xmlStopParser(parser.context_.get());
  }

  static xmlSAXHandler sax() {
    xmlSAXHandler events{};
    xmlSAXVersion(&events, 2);
    events.startElementNs = start_element;
    events.endElementNs = end_element;
    events.characters = events.ignorableWhitespace = events.cdataBlock = characters;
    events.getEntity = entity;
    events.resolveEntity = [](void*, const xmlChar*, const xmlChar*) -> xmlParserInputPtr {
      return nullptr;
    };
    events.entityDecl = declare_entity;
    // Of document types only the entities are of use.
    events.attributeDecl = nullptr;
    events.elementDecl = nullptr;
    events.notationDecl = nullptr;
    events.unparsedEntityDecl = nullptr;
    events.externalSubset = nullptr;
    events.comment = nullptr;
    events.processingInstruction = nullptr;
    events.reference = nullptr;
    events.warning = events.error = events.fatalError = nullptr;
    events.serror = error;
    return events;
  }

  static int read(void* user, char* buffer, int size) {
    auto& parser = *static_cast<Parser*>(user);
    try {
      if (parser.context_) parser.refuse(parser.bounds_.check(*parser.context_));
      if (parser.is_refused()) return -1;
      const size_t n = parser.source_.read(buffer, static_cast<size_t>(size));
      parser.records_.add_input(n);
      if (parser.context_) parser.bounds_.add_input(*parser.context_, n);
      return static_cast<int>(n);
    } catch (...) {
      parser.failure_ = std::current_exception();
      return -1;
    }
  }

  void refuse(std::string_view reason) {
    if (refusal_.empty() && !reason.empty()) refusal_ = fmt::format("is refused: {}", reason);
  }

  static void start_element(void* context, const xmlChar* name, const xmlChar* prefix,
                            const xmlChar* uri, int, const xmlChar**, int attributes, int,
                            const xmlChar** values) {
    guarded(context, [&](Parser& parser) {
      parser.refuse(parser.bounds_.check_attributes(*parser.context_, attributes));
      if (parser.is_refused()) return;
      XmlElement element;
      element.name = view(name);
      element.prefix = view(prefix);
      element.space = view(uri);
      element.line = fmt::format("line {}", xmlSAX2GetLineNumber(parser.context_.get()));
      for (int i = 0; i < attributes; ++i, values += 5) {
        std::string full(view(values[1]));
        if (!full.empty()) full += ':';
        full += view(values[0]);
        element.attributes.push_back(
            {std::move(full), std::string(reinterpret_cast<const char*>(values[3]),
                                          static_cast<size_t>(values[4] - values[3]))});
      }
      parser.records_.start(std::move(element));
    });
  }

  static void end_element(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
    guarded(context, [&](Parser& parser) {
      // The name that the end tag has; libxml2 gives that of the element that it closes.
      parser.records_.end(
          std::exchange(parser.written_end_, std::nullopt).value_or(std::string(view(name))));
    });
  }

  static void characters(void* context, const xmlChar* text, int length) {
    guarded(context, [&](Parser& parser) {
      parser.records_.text({reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
    });
  }

  static void declare_entity(void* context, const xmlChar* name, int type, const xmlChar* public_id,
                             const xmlChar* system_id, xmlChar* content) {
    guarded(context, [&](Parser& parser) {
      parser.refuse(parser.bounds_.check_entity(view(name), view(content)));
      if (parser.is_refused()) return;
      xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
    });
  }

  // Entities of the document first, then those of HTML, which feeds use undeclared.
  static xmlEntityPtr entity(void* context, const xmlChar* name) {
    // Entities within entities are parsed in contexts of their own: each must be told to stop.
    bool goes_on = false;
    guarded(context, [&](Parser&) { goes_on = true; });
    if (!goes_on) return nullptr;
    xmlEntityPtr found = xmlSAX2GetEntity(context, name);
    if (found != nullptr) {
      if (found->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY ||
          found->etype == XML_EXTERNAL_GENERAL_UNPARSED_ENTITY) {
        guarded(context, [&](Parser& parser) {
          parser.refuse(
              fmt::format("it takes in another file by the external entity '{}'", view(name)));
        });
        return nullptr;
      }
      return found;
    }
    const htmlEntityDesc* known = htmlEntityLookup(name);
    xmlDocPtr document = static_cast<xmlParserCtxt*>(context)->myDoc;
    if (known == nullptr || document == nullptr) return nullptr;
    if (document->intSubset == nullptr) xmlCreateIntSubset(document, name, nullptr, nullptr);
    const std::string content = fmt::format("&#{};", known->value);
    return xmlAddDocEntity(document, name, XML_INTERNAL_GENERAL_ENTITY, nullptr, nullptr,
                           reinterpret_cast<const xmlChar*>(content.c_str()));
  }

  static void error(void* context, xmlErrorPtr error) {
    guarded(context, [&](Parser& parser) {
      parser.mistake(*error);
      const auto& where = *static_cast<xmlParserCtxt*>(context);
      if (where.instate == XML_PARSER_CONTENT) parser.records_.text(ampersand_text(where, *error));
    });
  }

  // An ampersand that was meant as text, with what stands behind it: "AT&T", "&bogus;".
  static std::string ampersand_text(const xmlParserCtxt& context, const xmlError& error) {
    if ((error.code == XML_ERR_UNDECLARED_ENTITY || error.code == XML_WAR_UNDECLARED_ENTITY) &&
        error.str1 != nullptr)
      return fmt::format("&{};", error.str1);
    if (error.code != XML_ERR_ENTITYREF_SEMICOL_MISSING && error.code != XML_ERR_NAME_REQUIRED)
      return {};
    const xmlChar* end = context.input->cur;
    const xmlChar* start = end;
    while (start > context.input->base && end - start < kLongestName && *start != '&') --start;
    if (*start != '&' || (error.code == XML_ERR_NAME_REQUIRED && end - start != 1)) return {};
    return {reinterpret_cast<const char*>(start), static_cast<size_t>(end - start)};
  }

  void mistake(const xmlError& error) {
    if (error.code == XML_ERR_TAG_NAME_MISMATCH && error.str2 != nullptr) {
      std::string_view name = error.str2;
      written_end_ = std::string(name.substr(name.find(':') + 1));
    }
    if (error.code == XML_ERR_ENTITY_LOOP) refusal_ = "is refused: its entities expand too much";
    if (error.level != XML_ERR_FATAL) return;
    is_cut_ = error.code == XML_ERR_DOCUMENT_END && !records_.is_closed();
    last_error_ = fmt::format("line {}: {}", error.line,
                              to_one_line(error.message == nullptr ? "" : error.message));
  }

  void report_damage() {
    delivery_.failed("", "is damaged, what comes before is read: " +
                             (last_error_.empty() ? std::string("it ends early") : last_error_));
  }

  ByteSource& source_;
  Delivery& delivery_;
  XmlRecordBuilder records_;
  std::unique_ptr<xmlParserCtxt, ContextDeleter> context_;
  std::optional<std::string> written_end_;  // of an end tag that doesn't match
  std::string last_error_;
  std::string refusal_;
  XmlBounds bounds_;
  std::exception_ptr failure_;
  bool is_cut_ = false;
};

}  // namespace

void read_xml(ByteSource& source, XmlHandler& handler, Delivery& delivery) {
  PeekedSource peeked(source, kHeadBytes);
  Utf8Source text(peeked, xml_charset(peeked.head()));
  Parser(text, handler, delivery).parse();
}

}  // namespace broadsheet
