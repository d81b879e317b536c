// Checks the analyzer's stem cache against Snowball vocabularies: DIR/LANGUAGE/{voc,output}.txt.
// Prints one line a language; exits 1 if any word is stemmed differently.
#include <cstdio>
#include <fstream>
#include <string>

#include "corpus/analyzer.h"
#include "corpus/language.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: stemmer_conformance DIR\n");
    return 2;
  }
  int languages = 0;
  size_t wrong_in_all = 0;
  for (const broadsheet::Language& language : broadsheet::languages()) {
    std::string name(language.name);
    name[0] = static_cast<char>(name[0] | 0x20);
    const std::string folder = std::string(argv[1]) + "/" + name;
    std::ifstream words(folder + "/voc.txt");
    std::ifstream stems(folder + "/output.txt");
    if (!words || !stems) continue;
    broadsheet::Analyzer analyzer(language.code);
    size_t count = 0;
    size_t wrong = 0;
    std::string word;
    std::string stem;
    while (std::getline(words, word) && std::getline(stems, stem)) {
      ++count;
      // Twice: computed, then from the cache.
      if (analyzer.stem(word) != stem || analyzer.stem(word) != stem) ++wrong;
    }
    std::printf("%s\t%zu words\t%zu wrong\n", name.c_str(), count, wrong);
    ++languages;
    wrong_in_all += wrong;
  }
  return languages > 0 && wrong_in_all == 0 ? 0 : 1;
}
