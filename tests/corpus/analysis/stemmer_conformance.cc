// Checks the analyzer's stem cache against Snowball vocabularies: DIR/LANGUAGE/{voc,output}.txt.
// Prints one line a language; exits 1 if any word is stemmed differently.
#include <cstdio>
#include <fstream>
#include <string>

#include "corpus/analysis/analyzer.h"
#include "corpus/analysis/language.h"
#include "corpus/analysis/stemmer.h"

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
      const std::string ours = analyzer.stem(word);
      if (ours != stem || analyzer.stem(word) != stem) ++wrong;
      // What Analyzer::first_bytes_of() stands on.
      const bool ascii_letter = word[0] >= 'a' && word[0] <= 'z';
      if (broadsheet::keeps_first_letter(language.code) && ascii_letter && ours[0] != word[0])
        ++wrong;
    }
    std::printf("%s\t%zu words\t%zu wrong\n", name.c_str(), count, wrong);
    ++languages;
    wrong_in_all += wrong;
  }
  return languages > 0 && wrong_in_all == 0 ? 0 : 1;
}
