// Extracts the articles of web pages and times it. Prints tab-separated lines: pages, megabytes,
// processor seconds, megabytes a second; with --json DIR also writes each article to
// DIR/<page's name without its last extension>.json.
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus/readers/html/extract.h"

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_json(const std::filesystem::path& path, const broadsheet::Article& article) {
  const nlohmann::ordered_json object = {{"title", article.title},     {"author", article.author},
                                         {"date", article.date},       {"lang", article.lang},
                                         {"site", article.source},     {"url", article.url},
                                         {"section", article.section}, {"text", article.text}};
  std::ofstream(path) << object.dump() << '\n';
}

int run(const std::vector<std::string>& arguments) {
  std::filesystem::path json;
  size_t first = 0;
  if (arguments.size() > 1 && arguments[0] == "--json") {
    json = arguments[1];
    std::filesystem::create_directories(json);
    first = 2;
  }
  double megabytes = 0;
  double seconds = 0;
  for (size_t i = first; i < arguments.size(); ++i) {
    std::string page = contents(arguments[i]);
    megabytes += static_cast<double>(page.size()) / 1e6;
    const std::clock_t start = std::clock();
    const broadsheet::Article article =
        broadsheet::extract_article(std::move(page), {.name = arguments[i]});
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (!json.empty())
      write_json(json / std::filesystem::path(arguments[i]).stem().concat(".json"), article);
  }
  std::printf("pages\t%zu\nmegabytes\t%.1f\nprocessor seconds\t%.2f\nmegabytes a second\t%.1f\n",
              arguments.size() - first, megabytes, seconds, megabytes / seconds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fprintf(stderr, "usage: extraction_benchmark [--json DIR] PAGE...\n");
    return 2;
  }
  return run({argv + 1, argv + argc});
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
