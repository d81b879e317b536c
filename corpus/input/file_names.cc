// The tables of names.
#include "corpus/input/file_names.h"

#include <algorithm>
#include <array>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// Compressed files are unpacked before a format is looked for.
constexpr std::array<std::string_view, 4> kCompressed{".gz", ".bz2", ".xz", ".zst"};

// In small letters.
constexpr std::array<std::string_view, 14> kAuxiliaryNames{
    "mimetype",             // of EPUB and OpenDocument
    "[content_types].xml",  // of Office Open XML
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "robots.txt",
    "humans.txt",
    "ads.txt",
    "security.txt",
    "makefile",
    "dockerfile",
    "cmakelists.txt",
    "package-lock.json"};

constexpr std::array kAuxiliaryExtensions = std::to_array<std::string_view>({
    // style sheets, scripts of pages, and what belongs to them
    ".css",
    ".less",
    ".sass",
    ".scss",
    ".js",
    ".mjs",
    ".cjs",
    ".jsx",
    ".ts",
    ".tsx",
    ".map",
    ".wasm",
    ".webmanifest",
    ".xsl",
    ".xslt",
    // schemas and settings
    ".dtd",
    ".xsd",
    ".rng",
    ".rnc",
    ".mod",
    ".ent",
    ".ini",
    ".cfg",
    ".conf",
    ".toml",
    // programs
    ".awk",
    ".bat",
    ".c",
    ".cc",
    ".cmd",
    ".cpp",
    ".cs",
    ".cxx",
    ".el",
    ".go",
    ".h",
    ".hpp",
    ".hs",
    ".ipynb",
    ".java",
    ".kt",
    ".lisp",
    ".lua",
    ".php",
    ".pl",
    ".pm",
    ".ps1",
    ".py",
    ".r",
    ".rb",
    ".rs",
    ".scala",
    ".sh",
    ".sql",
    ".swift",
    ".vbs",
    ".a",
    ".class",
    ".dll",
    ".dylib",
    ".exe",
    ".jar",
    ".msi",
    ".o",
    ".pyc",
    ".so",
    // fonts
    ".eot",
    ".otf",
    ".ttf",
    ".woff",
    ".woff2",
    // pictures, sound and film
    ".avif",
    ".bmp",
    ".gif",
    ".heic",
    ".ico",
    ".jpeg",
    ".jpg",
    ".png",
    ".psd",
    ".svg",
    ".svgz",
    ".tif",
    ".tiff",
    ".webp",
    ".aac",
    ".avi",
    ".flac",
    ".flv",
    ".m4a",
    ".m4v",
    ".mkv",
    ".mov",
    ".mp3",
    ".mp4",
    ".mpeg",
    ".mpg",
    ".oga",
    ".ogg",
    ".ogv",
    ".opus",
    ".swf",
    ".wav",
    ".webm",
    ".wmv",
    // checksums, signatures, half-finished downloads
    ".md5",
    ".sha1",
    ".sha256",
    ".sha512",
    ".asc",
    ".sig",
    ".crdownload",
    ".part",
    ".torrent",
});

constexpr std::array<std::string_view, 4> kPageExtensions{".html", ".htm", ".xhtml", ".shtml"};

// What browsers in several languages put behind the name of a page.
constexpr std::array kPageFolderEndings = std::to_array<std::string_view>({
    "_files",    ".files",     "-files",     "_file",    "-Dateien",     "_fichiers", "_archivos",
    "_arquivos", "_ficheiros", "_bestanden", "_soubory", "_pliki",       "-filer",    "_tiedostot",
    "_elemei",   "_datoteke",  "_dosyalar",  "_fitxers", "_fitxategiak", "_kailid",   "_failid",
});

template <typename List>
bool lists(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string_view without_compression(std::string_view path) {
  for (const std::string_view ending : kCompressed)
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

std::string_view base_name(std::string_view path) {
  return path.substr(path.find_last_of("/!") + 1);
}

std::string extension_of(std::string_view path) {
  const std::string_view name = base_name(without_compression(path));
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : ascii::lowered(name.substr(dot));
}

bool is_auxiliary(std::string_view path) {
  return lists(kAuxiliaryNames, ascii::lowered(base_name(without_compression(path)))) ||
         lists(kAuxiliaryExtensions, extension_of(path));
}

bool is_folder_of_saved_page(std::string_view name, std::span<const std::string> neighbours) {
  for (const std::string_view ending : kPageFolderEndings) {
    if (!name.ends_with(ending)) continue;
    const std::string page(name.substr(0, name.size() - ending.size()));
    for (const std::string_view extension : kPageExtensions)
      if (std::binary_search(neighbours.begin(), neighbours.end(), page + std::string(extension)))
        return true;
  }
  return false;
}

}  // namespace broadsheet
