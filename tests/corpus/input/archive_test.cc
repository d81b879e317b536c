#include "corpus/input/archive.h"

#include <gmock/gmock.h>

#include "corpus/support/error.h"
#include "tests/corpus/input/archive_maker.h"

namespace broadsheet {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

struct Visited {
  std::vector<std::string> sources;  // "path=content"
  std::vector<std::string> unreadable;
  std::vector<std::string> skipped;
};

Visited visit(ByteSource& source) {
  Visited out;
  visit_sources(
      source,
      [&](ByteSource& unpacked) {
        out.sources.push_back(unpacked.path() + "=" + read_rest(unpacked, 1 << 20));
      },
      [&](const Failure& failure) { out.unreadable.push_back(describe(failure)); },
      [&](const Failure& failure) { out.skipped.push_back(failure.path); });
  return out;
}

Visited visit(const std::string& bytes) { return visit(*open_memory(bytes, "a")); }

// A source that can't be sought in, as a pipe.
class Pipe : public ByteSource {
 public:
  explicit Pipe(const std::string& bytes) : memory_(open_memory(bytes, "a")) {}
  size_t read(char* buffer, size_t size) override {
    return memory_->read(buffer, std::min<size_t>(size, 1000));
  }
  const std::string& path() const override { return memory_->path(); }

 private:
  std::unique_ptr<SeekableSource> memory_;
};

const std::vector<Member> kTwo = {{"x/", ""}, {"x/one.txt", "first"}, {"./two.txt", "second"}};

TEST(VisitSources, GivesPlainFilesAsTheyAre) {
  // Manifests and shell scripts are archives to libarchive's other readers.
  for (std::string text : {"hello", "", "#mtree\n./a type=file\n", "./a type=file size=3\n",
                           "BZh is a strange word", "PK", "#!/bin/sh\n# This is a shell archive\n"})
    EXPECT_THAT(visit(text).sources, ElementsAre("a=" + text));
}

TEST(VisitSources, UnpacksCompressedFilesUnderTheirOwnName) {
  for (auto* filter : {archive_write_add_filter_gzip, archive_write_add_filter_bzip2,
                       archive_write_add_filter_xz, archive_write_add_filter_zstd}) {
    std::string packed = compress(filter, "hello");
    EXPECT_THAT(visit(packed).sources, ElementsAre("a=hello"));
    Pipe pipe(packed);
    EXPECT_THAT(visit(pipe).sources, ElementsAre("a=hello"));
  }
}

TEST(VisitSources, GivesTheMembersOfArchivesInOrder) {
  std::string archives[] = {
      make_zip(kTwo),
      make_tar(kTwo),
      make_archive(archive_write_set_format_7zip, archive_write_add_filter_none, kTwo),
      make_archive(archive_write_set_format_gnutar, archive_write_add_filter_none, kTwo),
      make_archive(archive_write_set_format_pax, archive_write_add_filter_xz, kTwo),
      make_archive(archive_write_set_format_ustar, archive_write_add_filter_zstd, kTwo)};
  for (const std::string& archive : archives) {
    Visited visited = visit(archive);
    EXPECT_THAT(visited.sources, ElementsAre("a!x/one.txt=first", "a!two.txt=second"));
    EXPECT_THAT(visited.unreadable, IsEmpty());
  }
}

TEST(VisitSources, ReadsArchivesFromPipes) {
  for (const std::string& archive : {make_zip(kTwo), make_tar(kTwo)}) {
    Pipe pipe(archive);
    EXPECT_THAT(visit(pipe).sources, ElementsAre("a!x/one.txt=first", "a!two.txt=second"));
  }
}

TEST(VisitSources, RefusesLinksAndNamesThatLeaveTheArchive) {
  Visited visited = visit(make_tar({{"/etc/passwd", "x"},
                                    {"../up.txt", "x"},
                                    {"a/../../up.txt", "x"},
                                    {"link.txt", "", "/etc/passwd"},
                                    {"good.txt", "good"}}));
  EXPECT_THAT(visited.sources, ElementsAre("a!good.txt=good"));
  EXPECT_THAT(
      visited.unreadable,
      ElementsAre(HasSubstr("leads out of the archive"),
                  AllOf(StartsWith("a!../up.txt"), HasSubstr("leads out")), HasSubstr("leads out"),
                  HasSubstr("a!link.txt: is refused: it is a link")));
}

TEST(VisitSources, SkipsHiddenMembers) {
  EXPECT_THAT(
      visit(make_zip({{".git/a.txt", "x"}, {"__MACOSX/a.txt", "x"}, {"a.txt", "y"}})).sources,
      ElementsAre("a!a.txt=y"));
}

TEST(VisitSources, KeepsNamesOutsideAsciiApart) {
  auto members = std::vector<Member>{{"Київ.txt", "1"}, {"Köln.txt", "2"}};
  for (const std::string& archive : {make_zip(members), make_tar(members)})
    EXPECT_THAT(visit(archive).sources, ElementsAre("a!Київ.txt=1", "a!Köln.txt=2"));
}

TEST(VisitSources, OpensOneLevelOfPackedMembers) {
  std::string gz = compress(archive_write_add_filter_gzip, "inner");
  EXPECT_THAT(visit(make_tar({{"a.gz", gz}})).sources, ElementsAre("a!a.gz=inner"));
  std::string once = make_zip({{"c.txt", "inner"}});
  EXPECT_THAT(visit(make_tar({{"b.zip", once}})).sources, ElementsAre("a!b.zip!c.txt=inner"));
  Visited twice = visit(make_tar({{"b.tar", make_tar({{"c.zip", once}, {"d.txt", "d"}})}}));
  EXPECT_THAT(twice.sources, ElementsAre("a!b.tar!d.txt=d"));
  EXPECT_THAT(twice.unreadable, ElementsAre(HasSubstr("a!b.tar!c.zip: is packed too deep")));
}

TEST(VisitSources, GivesTheGoodMembersOfADamagedArchive) {
  std::string noise(100000, '\0');
  for (size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i * 2654435761u >> 13);
  std::vector<Member> members = {{"one.txt", "first"}, {"two.txt", noise}};
  for (const std::string& archive : {make_zip(members), make_tar(members)}) {
    Visited cut = visit(archive.substr(0, archive.size() / 2));
    EXPECT_THAT(cut.sources, ElementsAre("a!one.txt=first"));
    EXPECT_THAT(cut.unreadable, SizeIs(1));
  }
}

TEST(VisitSources, ReportsDamagedCompressedFiles) {
  std::string packed = compress(archive_write_add_filter_gzip, std::string(5000, 'x'));
  Visited cut = visit(packed.substr(0, packed.size() - 12));
  EXPECT_THAT(cut.sources, IsEmpty());
  EXPECT_THAT(cut.unreadable, ElementsAre(HasSubstr("a: ")));
  EXPECT_THAT(visit("\x1f\x8b this is no gzip at all").unreadable, SizeIs(1));
  EXPECT_THAT(visit("PK\x03\x04 this is no zip at all").unreadable, SizeIs(1));
}

TEST(VisitSources, ReportsCompressedFilesOfNothing) {
  EXPECT_THAT(visit(compress(archive_write_add_filter_gzip, "")).unreadable,
              ElementsAre("a: is empty"));
}

TEST(VisitSources, ReportsUnreadableSourcesAndGoesOn) {
  std::string archive = make_zip(kTwo);
  std::vector<std::string> unreadable;
  int visits = 0;
  visit_sources(
      *open_memory(archive, "a"),
      [&](ByteSource& source) {
        ++visits;
        throw InputError(Failure{source.path(), "line 7", "is bad"});
      },
      [&](const Failure& failure) { unreadable.push_back(describe(failure)); },
      [](const Failure&) {});
  EXPECT_EQ(visits, 2);
  EXPECT_THAT(unreadable, ElementsAre("a!x/one.txt: line 7: is bad", "a!two.txt: line 7: is bad"));
}

TEST(VisitSources, LetsOtherErrorsPass) {
  std::string archive = make_zip(kTwo);
  auto stop = [](ByteSource&) { throw Error(ErrorKind::kInterrupted, "stop"); };
  const auto ignore = [](const Failure&) {};
  EXPECT_THROW(visit_sources(*open_memory(archive, "a"), stop, ignore, ignore), Error);
}

TEST(VisitSources, SkipsWhatBelongsToASavedPage) {
  const std::vector<Member> members{{"b/page.html", "1"},          {"b/page_files/ad.html", "2"},
                                    {"b/other_files/c.html", "3"}, {"page_files/d.html", "4"},
                                    {"META-INF/e.html", "5"},      {"b/page_files/x/f.html", "6"}};
  for (const std::string& archive : {make_zip(members), make_tar(members)}) {
    const Visited visited = visit(archive);
    EXPECT_THAT(visited.sources, ElementsAre("a!b/page.html=1", "a!b/other_files/c.html=3",
                                             "a!page_files/d.html=4"));
    EXPECT_THAT(visited.skipped, ElementsAre("a!b/page_files/ad.html", "a!META-INF/e.html",
                                             "a!b/page_files/x/f.html"));
    EXPECT_THAT(visited.unreadable, IsEmpty());
  }
}

TEST(VisitSources, KnowsTheFolderOfASavedPageThatComesAfterIt) {
  const Visited visited = visit(make_zip({{"page_files/ad.html", "1"}, {"page.html", "2"}}));
  EXPECT_THAT(visited.sources, ElementsAre("a!page.html=2"));
}

TEST(VisitSources, TakesThePagesOfACrawlOnce) {
  const std::vector<Member> members{{"pages/pages.jsonl", "1"}, {"datapackage.json", "2"},
                                    {"archive/a.warc.gz", "3"}, {"archive/notes.txt", "4"},
                                    {"indexes/index.cdx", "5"}, {"archive/b.warc", "6"}};
  EXPECT_THAT(visit(make_zip(members)).sources,
              ElementsAre("a!archive/a.warc.gz=3", "a!archive/b.warc=6"));
  // Without any web archive it is an archive like others.
  EXPECT_THAT(visit(make_zip({members[0], members[1]})).sources, SizeIs(2));
}

TEST(VisitSources, SurvivesChangedBytes) {
  std::string archives[] = {make_zip(kTwo), make_tar(kTwo),
                            compress(archive_write_add_filter_gzip, "hello hello hello")};
  for (const std::string& archive : archives)
    for (size_t i = 0; i < archive.size(); i += 3) {
      std::string changed = archive;
      changed[i] = static_cast<char>(changed[i] ^ 0x5A);
      visit(changed);
    }
}

}  // namespace
}  // namespace broadsheet
