#include "corpus/readers/web/epub_package.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <set>

#include "corpus/input/byte_source.h"
#include "corpus/input/file_names.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/parser.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// What is not a chapter, by the name of its file or of its item and by its type in the guide of an
// EPUB 2 book (https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm, 2.6).
constexpr std::array<std::string_view, 8> kNoChapters{
    "cover", "coverpage", "toc", "nav", "navigation", "contents", "titlepage", "title-page"};

bool is_no_chapter(std::string_view name) {
  const std::string lowered = ascii::lowered(name.substr(0, name.rfind('.')));
  return std::ranges::find(kNoChapters, lowered) != kNoChapters.end();
}

// Takes the first element of a name.
class ElementTaker : public XmlHandler {
 public:
  ElementTaker(std::string_view name, std::function<void(const XmlElement&)> take)
      : name_(name), take_(std::move(take)) {}
  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == name_;
  }
  void record(const XmlElement& element, std::span<const XmlElement>) override { take_(element); }

 private:
  const std::string_view name_;
  const std::function<void(const XmlElement&)> take_;
};

void take_elements(const std::string& document, std::string_view name, Delivery& delivery,
                   std::function<void(const XmlElement&)> take) {
  ElementTaker taker(name, std::move(take));
  read_xml(*open_memory(document, delivery.path()), taker, delivery);
}

std::string without_escapes(std::string_view reference) {
  std::string out;
  for (size_t i = 0; i < reference.size(); ++i) {
    const std::string_view digits = reference.substr(i + 1, 2);
    const char* const end = digits.data() + digits.size();
    uint8_t byte = 0;
    const bool is_escape = reference[i] == '%' && digits.size() == 2 &&
                           std::from_chars(digits.data(), end, byte, 16).ptr == end;
    out += is_escape ? static_cast<char>(byte) : reference[i];
    if (is_escape) i += digits.size();
  }
  return out;
}

// The name of the member that a reference in a document means.
std::string resolved(std::string_view reference, std::string_view document) {
  const std::string path = without_escapes(reference.substr(0, reference.find('#')));
  std::string name(document.substr(0, document.rfind('/') + 1));
  for (size_t start = 0; start <= path.size();) {
    const size_t end = std::min(path.find('/', start), path.size());
    const std::string_view part = std::string_view(path).substr(start, end - start);
    start = end + 1;
    if (part == "..") {
      name.resize(name.size() < 2 ? 0 : name.rfind('/', name.size() - 2) + 1);
    } else if (!part.empty() && part != ".") {
      name.append(part);
      if (end < path.size()) name += '/';
    }
  }
  return name;
}

std::string persons(const XmlElement& metadata, std::string_view name) {
  std::string out;
  for (const XmlElement* element : metadata.all(name)) add_person(out, one_line(element));
  return out;
}

std::string first(const XmlElement& metadata, std::string_view name) {
  const auto found = metadata.all(name);
  return found.empty() ? "" : one_line(found.front());
}

void take_facts(const XmlElement& metadata, EpubPackage& package) {
  package.title = first(metadata, "title");
  package.creators = persons(metadata, "creator");
  package.publisher = first(metadata, "publisher");
  package.language = first(metadata, "language");
  package.date = first(metadata, "date");
  // EPUB 2 has several dates with an opf:event.
  for (const XmlElement* date : metadata.all("date"))
    if (date->attribute("opf:event") == "publication") package.date = one_line(date);
}

// References in the guide of EPUB 2 that lead to what is no chapter.
std::set<std::string> guided(const XmlElement& package, std::string_view name) {
  std::set<std::string> found;
  const XmlElement* guide = package.child("guide");
  if (guide == nullptr) return found;
  for (const XmlElement* reference : guide->all("reference"))
    if (is_no_chapter(reference->attribute("type")))
      found.insert(resolved(reference->attribute("href"), name));
  return found;
}

void take_chapters(const XmlElement& element, std::string_view name, EpubPackage& package) {
  const XmlElement* manifest = element.child("manifest");
  const XmlElement* spine = element.child("spine");
  if (manifest == nullptr || spine == nullptr) return;
  std::map<std::string_view, const XmlElement*> items;
  for (const XmlElement* item : manifest->all("item")) items.emplace(item->attribute("id"), item);
  std::set<std::string> left_out = guided(element, name);
  for (const XmlElement* reference : spine->all("itemref")) {
    const auto item = items.find(reference->attribute("idref"));
    if (item == items.end()) continue;
    const std::string chapter = resolved(item->second->attribute("href"), name);
    const bool is_navigation =
        item->second->attribute("properties").find("nav") != std::string_view::npos;
    if (is_navigation || is_no_chapter(item->first) || is_no_chapter(base_name(chapter)) ||
        !left_out.insert(chapter).second)  // or taken already
      continue;
    package.chapters.push_back(chapter);
  }
}

}  // namespace

std::string epub_package_name(const std::string& container, Delivery& delivery) {
  std::string name;
  take_elements(container, "rootfile", delivery, [&](const XmlElement& element) {
    if (name.empty()) name = resolved(element.attribute("full-path"), "");
  });
  return name;
}

EpubPackage read_epub_package(const std::string& document, std::string_view name,
                              Delivery& delivery) {
  EpubPackage package;
  take_elements(document, "package", delivery, [&](const XmlElement& element) {
    if (const XmlElement* metadata = element.child("metadata")) take_facts(*metadata, package);
    take_chapters(element, name, package);
  });
  return package;
}

}  // namespace broadsheet
