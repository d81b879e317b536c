// Reads EPUB books: https://www.w3.org/TR/epub-33/
#include <map>

#include "corpus/input/archive.h"
#include "corpus/input/byte_source.h"
#include "corpus/input/file_names.h"
#include "corpus/input/packing.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/web/epub_package.h"
#include "corpus/readers/web/readers.h"
#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

constexpr std::string_view kContainer = "META-INF/container.xml";

using Members = std::map<std::string, std::string>;

bool may_be_needed(const std::string& name) {
  const std::string extension = extension_of(name);
  return extension == ".opf" || extension == ".xml" || extension == ".xhtml" ||
         extension == ".html" || extension == ".htm";
}

// The texts of a book, by name: in all no longer than an article may be.
Members texts_of(const std::string& book, Delivery& delivery) {
  Members texts;
  size_t room = delivery.longest();
  visit_members(*open_memory(book, delivery.path()),
                [&](const std::string& name, ByteSource& content) {
                  if (!may_be_needed(name)) return;
                  std::string text = read_rest(content, room);
                  room -= text.size();
                  texts.emplace(name, std::move(text));
                });
  return texts;
}

// What the book says where its chapter doesn't.
void complete(const EpubPackage& book, Article& chapter) {
  set_once(chapter.title, book.title);
  set_once(chapter.author, book.creators);
  set_once(chapter.source, book.publisher);
  set_once(chapter.date, book.date);
  set_once(chapter.lang, book.language);
  if (chapter.title != book.title) set_once(chapter.section, book.title);
}

void deliver_chapter(const std::string& name, std::string text, const EpubPackage& book,
                     Delivery& delivery) {
  const std::string path = delivery.path() + "!" + name;
  Article chapter = extract_article(std::move(text), {.name = path});
  if (chapter.text.empty()) return;  // a picture, a half title
  complete(book, chapter);
  delivery.article(std::move(chapter), name, name);
}

}  // namespace

void read_epub(ByteSource& source, Delivery& delivery) {
  Members texts = texts_of(read_rest(source, delivery.longest()), delivery);
  const auto container = texts.find(std::string(kContainer));
  const std::string name =
      container == texts.end() ? "" : epub_package_name(container->second, delivery);
  const auto package = texts.find(name);
  if (package == texts.end()) throw InputError(source.path(), "holds no package document (.opf)");
  const EpubPackage book = read_epub_package(package->second, name, delivery);
  for (const std::string& chapter : book.chapters) {
    const auto text = texts.find(chapter);
    if (text == texts.end()) {
      delivery.failed(chapter, "is missing in the book");
      continue;
    }
    try {
      deliver_chapter(chapter, std::move(text->second), book, delivery);
    } catch (const InputError& error) {
      delivery.failed(chapter, error.failure().reason);
    }
  }
}

bool sniff_epub(std::string_view head) { return is_book(head); }

}  // namespace broadsheet
