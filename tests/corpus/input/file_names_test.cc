#include "corpus/input/file_names.h"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet {
namespace {

TEST(FileNames, TellTheExtensionWhateverTheCompression) {
  EXPECT_EQ(extension_of("b.d/A.HTML.gz"), ".html");
  EXPECT_EQ(extension_of("a.zip!b/c.Txt"), ".txt");
  EXPECT_EQ(extension_of("b.d/name"), "");
  EXPECT_EQ(base_name("a.zip!b/c.txt"), "c.txt");
}

TEST(FileNames, TellWhatNeverHoldsArticles) {
  for (const char* path :
       {"a/style.CSS", "x.zip!mimetype", "w.docx![Content_Types].xml", "Thumbs.db", "b/tool.py",
        "lib.js.gz", "a.woff2", "photo.JPEG", "lewis.dtd"})
    EXPECT_TRUE(is_auxiliary(path)) << path;
  for (const char* path : {"a.txt", "css", "py.html", "story", "mimetype.txt", "notes.css.md", ""})
    EXPECT_FALSE(is_auxiliary(path)) << path;
}

TEST(FileNames, TellTheFolderThatWasSavedWithAPage) {
  const std::vector<std::string> names{"a.html", "a_files", "b.txt", "b_files", "c.htm"};
  EXPECT_TRUE(is_folder_of_saved_page("a_files", names));
  EXPECT_TRUE(is_folder_of_saved_page("c-Dateien", names));
  EXPECT_FALSE(is_folder_of_saved_page("b_files", names));
  EXPECT_FALSE(is_folder_of_saved_page("_files", names));
}

}  // namespace
}  // namespace broadsheet
