// The layouts in which APIs, crawlers and collections give articles.
#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/json/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

struct Layout {
  const char* name;
  const char* path;
  std::string_view content;
  Article expected;
};

CollectingSink read_as_recognised(std::string_view path, std::string_view content) {
  const Format* format = recognise_format(path, content.substr(0, kSniffBytes));
  EXPECT_NE(format, nullptr);
  return read_with(format->read, content, std::string(path));
}

constexpr const char* kText = "The ferry to Skarholm was cancelled because of ice.";

Article ferry(const char* id, const char* date, const char* source, const char* author,
              const char* url) {
  return {.id = id,
          .title = "Ferry cancelled",
          .text = kText,
          .date = date,
          .source = source,
          .author = author,
          .url = url};
}

Article with_section(Article article, const char* section, const char* keywords = "") {
  article.section = section;
  article.keywords = keywords;
  return article;
}

Article with_lang(Article article, const char* lang) {
  article.lang = lang;
  return article;
}

Article with_text(Article article, const char* text) {
  article.text = text;
  return article;
}

const Layout kLayouts[] = {
    {"news_api", "a.json",
     R"({"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Example Beacon"},)"
     R"("author":"Tom Akers","title":"Ferry cancelled","description":"Ice stopped it.",)"
     R"("url":"https://example.com/f","publishedAt":"2023-02-02T10:00:00Z","content":)"
     R"("The ferry to Skarholm was cancelled because of ice."}]})",
     ferry("https://example.com/f", "2023-02-02T10:00:00Z", "Example Beacon", "Tom Akers",
           "https://example.com/f")},
    {"guardian", "a.json",
     R"({"response":{"status":"ok","total":1,"results":[{"id":"world/2023/feb/02/ferry","type":)"
     R"("article","sectionId":"world","sectionName":"World news","webPublicationDate":)"
     R"("2023-02-02T10:00:00Z","webTitle":"Ferry cancelled","webUrl":"https://www.example.com/f",)"
     R"("fields":{"headline":"Ferry cancelled","byline":"Tom Akers","bodyText":)"
     R"("The ferry to Skarholm was cancelled because of ice.","publication":"Example Guard"}}]}})",
     with_section(ferry("world/2023/feb/02/ferry", "2023-02-02T10:00:00Z", "Example Guard",
                        "Tom Akers", "https://www.example.com/f"),
                  "World news")},
    {"guardian_item", "a.json",
     R"({"response":{"status":"ok","content":{"id":"world/1","webTitle":"Ferry cancelled",)"
     R"("webPublicationDate":"2023-02-02T10:00:00Z","webUrl":"https://www.example.com/f",)"
     R"("fields":{"body":"<p>The ferry to Skarholm was cancelled because of ice.</p>"}}}})",
     ferry("world/1", "2023-02-02T10:00:00Z", "example.com", "", "https://www.example.com/f")},
    {"new_york_times", "a.json",
     R"({"status":"OK","response":{"docs":[{"web_url":"https://www.example.com/f","abstract":)"
     R"("Ice.","lead_paragraph":"The ferry to Skarholm was cancelled because of ice.","source":)"
     R"("The Example Times","headline":{"main":"Ferry cancelled","kicker":null},"keywords":[)"
     R"({"name":"subject","value":"Ferries","rank":1},{"name":"glocations","value":"Skarholm"}],)"
     R"("pub_date":"2023-02-02T10:00:00+0000","section_name":"World","byline":{"original":)"
     R"("By Tom Akers and Ilona Varga","person":[]},"_id":"nyt://article/1"}],"meta":{"hits":1}}})",
     with_section(ferry("nyt://article/1", "2023-02-02T10:00:00Z", "The Example Times",
                        "Tom Akers; Ilona Varga", "https://www.example.com/f"),
                  "World", "Ferries; Skarholm")},
    {"gdelt", "a.json",
     R"({"articles":[{"url":"https://www.example.com/f","url_mobile":"","title":"Ferry cancelled",)"
     R"("seendate":"20230202T100000Z","socialimage":"","domain":"example.com","language":)"
     R"("English","sourcecountry":"Norway"}]})",
     with_lang(with_text(ferry("https://www.example.com/f", "2023-02-02T10:00:00Z", "example.com",
                               "", "https://www.example.com/f"),
                         ""),
               "en")},
    {"gdelt_table", "a.csv",
     "URL,MobileURL,Date,Title\n"
     "https://www.example.com/f,,2023-02-02 10:00:00,Ferry cancelled\n",
     with_text(
         ferry("a.csv#2", "2023-02-02T10:00:00", "example.com", "", "https://www.example.com/f"),
         "")},
    {"news_please", "a.jsonl",
     R"({"authors":["Tom Akers"],"date_download":"2023-03-01 00:00:00","date_modify":null,)"
     R"("date_publish":"2023-02-02 10:00:00","description":"Ice.","language":"en","localpath":null,)"
     R"("maintext":"The ferry to Skarholm was cancelled because of ice.","source_domain":)"
     R"("example.com","title":"Ferry cancelled","url":"https://www.example.com/f"})",
     with_lang(ferry("a.jsonl#1", "2023-02-02T10:00:00", "example.com", "Tom Akers",
                     "https://www.example.com/f"),
               "en")},
    {"cc_news", "a.jsonl",
     R"({"title":"Ferry cancelled","text":"The ferry to Skarholm was cancelled because of ice.",)"
     R"("domain":"example.com","date":"2023-02-02 10:00:00","description":"Ice.","url":)"
     R"("https://www.example.com/f","image_url":"https://www.example.com/f.jpg"})",
     ferry("a.jsonl#1", "2023-02-02T10:00:00", "example.com", "", "https://www.example.com/f")},
    {"all_the_news_2", "a.csv",
     "date,year,month,day,author,title,article,url,section,publication\n"
     "2023-02-02 00:00:00,2023,2.0,2,Tom Akers,Ferry cancelled,"
     "The ferry to Skarholm was cancelled because of ice.,https://example.com/f,World,Beacon\n",
     with_section(
         ferry("a.csv#2", "2023-02-02T00:00:00", "Beacon", "Tom Akers", "https://example.com/f"),
         "World")},
    {"front_matter", "a.md",
     "---\nHeadline: Ferry cancelled\nPublished At: 2023-02-02\nByline: By Tom Akers\n"
     "publisher: Beacon\nlink: https://example.com/f\n---\n"
     "The ferry to Skarholm was cancelled because of ice.\n",
     ferry("a.md", "2023-02-02", "Beacon", "Tom Akers", "https://example.com/f")},
    {"huffpost", "a.json",
     R"({"link": "https://www.example.com/f", "headline": "Ferry cancelled", "category": )"
     R"("WORLD NEWS", "short_description": "The ferry to Skarholm was cancelled because of ice.",)"
     R"( "authors": "Tom Akers", "date": "2023-02-02"})"
     "\n",
     with_section(
         ferry("a.json#1", "2023-02-02", "example.com", "Tom Akers", "https://www.example.com/f"),
         "WORLD NEWS")},
    {"all_the_news", "a.csv",
     ",id,title,publication,author,date,year,month,url,content\n"
     "0,17283,Ferry cancelled,Example Beacon,Tom Akers,2023-02-02,2023.0,2.0,"
     "https://example.com/f,The ferry to Skarholm was cancelled because of ice.\n",
     ferry("17283", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"signal", "a.jsonl",
     R"({"id":"f7ca322d-c3e8","content":"The ferry to Skarholm was cancelled because of ice.",)"
     R"("title":"Ferry cancelled","media-type":"News","source":"Example Beacon","published":)"
     R"("2023-02-02T10:00:00Z"})",
     ferry("f7ca322d-c3e8", "2023-02-02T10:00:00Z", "Example Beacon", "", "")},
    {"json_feed", "a.json",
     R"({"version":"https://jsonfeed.org/version/1.1","title":"Example Beacon","language":"en",)"
     R"("items":[{"id":"f1","url":"https://example.com/f","title":"Ferry cancelled",)"
     R"("content_html":"<p>The ferry to <b>Skarholm</b> was cancelled because of ice.</p>",)"
     R"("date_published":"2023-02-02T10:00:00Z","authors":[{"name":"Tom Akers"}],)"
     R"("tags":["ice","ferry"]}]})",
     with_lang(with_section(ferry("f1", "2023-02-02T10:00:00Z", "Example Beacon", "Tom Akers",
                                  "https://example.com/f"),
                            "", "ice; ferry"),
               "en")},
    {"wordpress", "a.json",
     R"([{"id":12,"date":"2023-02-02T11:00:00","date_gmt":"2023-02-02T10:00:00","guid":)"
     R"({"rendered":"https://example.com/?p=12"},"status":"publish","type":"post","link":)"
     R"("https://example.com/f","title":{"rendered":"Ferry &#99;ancelled"},"content":{"rendered":)"
     R"("<p>The ferry to Skarholm was cancelled because of ice.</p>\n","protected":false},)"
     R"("author":1,"categories":[3],"_embedded":{"author":[{"id":1,"name":"Tom Akers"}]}}])",
     ferry("12", "2023-02-02T10:00:00Z", "example.com", "Tom Akers", "https://example.com/f")},
    {"elasticsearch", "a.json",
     R"({"took":3,"hits":{"total":{"value":1},"hits":[{"_index":"news","_id":"e1","_score":1.0,)"
     R"("_source":{"title":"Ferry cancelled","content":)"
     R"("The ferry to Skarholm was cancelled because of ice.","published":"2023-02-02","source":)"
     R"("Example Beacon","authors":["Tom Akers"],"url":"https://example.com/f"}}]}})",
     ferry("e1", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"elasticsearch_dump", "a.jsonl",
     R"({"_index":"news","_id":"e1","_source":{"title":"Ferry cancelled","content":)"
     R"("The ferry to Skarholm was cancelled because of ice.","published":"2023-02-02","source":)"
     R"("Example Beacon","authors":["Tom Akers"],"url":"https://example.com/f"}})",
     ferry("e1", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"solr", "a.json",
     R"({"responseHeader":{"status":0},"response":{"numFound":1,"start":0,"docs":[{"id":"s1",)"
     R"("Title":["Ferry cancelled"],"Full-Text":)"
     R"("The ferry to Skarholm was cancelled because of ice.","Published At":"2023-02-02",)"
     R"("publisher":"Example Beacon","creator":"Tom Akers","link":"https://example.com/f"}]}})",
     ferry("s1", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"event_registry", "a.json",
     R"({"articles":{"results":[{"uri":"7","lang":"eng","date":"2023-02-02","url":)"
     R"("https://example.com/f","title":"Ferry cancelled","body":)"
     R"("The ferry to Skarholm was cancelled because of ice.","source":{"uri":"example.com",)"
     R"("title":"Example Beacon"},"authors":[{"uri":"x","name":"Tom Akers"}]}],"page":1}})",
     with_lang(ferry("7", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f"),
               "en")},
    {"json_api", "a.json",
     R"({"data":[{"type":"article","id":"j1","attributes":{"title":"Ferry cancelled","body":)"
     R"({"value":"<p>The ferry to Skarholm was cancelled because of ice.</p>","format":"html"},)"
     R"("created":"2023-02-02T10:00:00+00:00","authors":[{"first_name":"Tom","last_name":)"
     R"("Akers"}],"url":"https://example.com/f","publisher":"Example Beacon"}}]})",
     ferry("j1", "2023-02-02T10:00:00Z", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"flattened_table", "a.csv",
     "title,content,publishedAt,source.name,author.name,url\n"
     "Ferry cancelled,The ferry to Skarholm was cancelled because of ice.,2023-02-02,"
     "Example Beacon,Tom Akers,https://example.com/f\n",
     ferry("a.csv#2", "2023-02-02", "Example Beacon", "Tom Akers", "https://example.com/f")},
    {"washington_post", "a.jl",
     R"({"id":"b1a2","article_url":"https://example.com/f","title":"Ferry cancelled","author":)"
     R"("Ilona Varga;Tom Akers","published_date":1675332000000,"contents":[{"content":"World",)"
     R"("mime":"text/plain","type":"kicker"},{"content":"Ferry cancelled","type":"title"},)"
     R"({"content":"By Ilona Varga","type":"byline"},{"content":1675332000000,"type":"date"},null,)"
     R"({"fullcaption":"A ferry","imageURL":"https://e.example/1.jpg","type":"image"},)"
     R"({"subtype":"paragraph","content":"The <b>ferry</b> to Skarholm ","type":"sanitized_html"},)"
     R"({"subtype":"paragraph","content":"was cancelled.","type":"sanitized_html"},)"
     R"({"role":"","type":"author_info","name":"Ilona Varga","bio":"She covers rivers."}],)"
     R"("type":"article","source":"Example Post"})",
     with_section(with_text(ferry("b1a2", "2023-02-02T10:00:00Z", "Example Post",
                                  "Ilona Varga; Tom Akers", "https://example.com/f"),
                            "The ferry to Skarholm\n\nwas cancelled."),
                  "World")},
};

class Layouts : public testing::TestWithParam<Layout> {};

TEST_P(Layouts, GiveEveryFact) {
  const auto sink = read_as_recognised(GetParam().path, GetParam().content);
  EXPECT_THAT(sink.failures, testing::IsEmpty());
  ASSERT_EQ(sink.articles.size(), 1u);
  Article article = sink.articles[0];
  article.extra.clear();
  article.path.clear();
  EXPECT_EQ(article, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Json, Layouts, testing::ValuesIn(kLayouts),
                         [](const auto& layout) { return std::string(layout.param.name); });

TEST(JsonMembers, AreKnownWhateverTheirCapitalsAndSeparators) {
  for (const char* name : {"Published At", "published_at", "PUBLISHED-AT", "publishedAt"}) {
    const std::string line = "{\"Title\":\"A\",\"" + std::string(name) + "\":\"2023-02-02\"}";
    EXPECT_EQ(read_with(read_jsonl, line).articles.at(0).date, "2023-02-02") << name;
    EXPECT_EQ(read_with(read_json, line).articles.at(0).date, "2023-02-02") << name;
  }
}

TEST(JsonMembers, OfHtmlAreReadAsText) {
  for (const char* name : {"text", "content", "Body"}) {
    const std::string line =
        "{\"" + std::string(name) + R"(":"<p>Doors &amp; gates.</p><p>b</p>"})";
    EXPECT_EQ(read_with(read_jsonl, line).articles.at(0).text, "Doors & gates.\n\nb") << name;
    EXPECT_EQ(read_with(read_json, line).articles.at(0).text, "Doors & gates.\n\nb") << name;
  }
  EXPECT_EQ(read_with(read_jsonl, R"({"text":"the <p> tag, a < b & c"})").articles.at(0).text,
            "the <p> tag, a < b & c");
}

TEST(JsonMembers, OfExportedArticlesStayAsTheyAre) {
  const Article article =
      read_with(read_jsonl,
                R"({"id":"a","title":"<b> &amp; more","text":"<p>a</p>","lang":"en",)"
                R"("path":"a.txt","topics":"grain","link":"x","items":[{"title":"b"}]})")
          .articles.at(0);
  EXPECT_EQ(article.title, "<b> &amp; more");
  EXPECT_EQ(article.text, "<p>a</p>");
  EXPECT_EQ(article.section + article.url, "");
  EXPECT_EQ(article.extra, R"({"topics":"grain","link":"x","items":[{"title":"b"}]})");
}

TEST(JsonMembers, WithoutANumberAreNull) {
  for (const ReadFunction read : {read_json, read_jsonl}) {
    const auto sink = read_with(
        read, R"({"id":"n1","title":"NaN is \"NaN\"","author":NaN,"x":[-Infinity,Infinity]})");
    ASSERT_EQ(sink.articles.size(), 1u);
    EXPECT_EQ(sink.articles[0].title, "NaN is \"NaN\"");
    EXPECT_EQ(sink.articles[0].author, "");
    EXPECT_EQ(sink.articles[0].extra, R"({"x":[null,null]})");
  }
}

// The library that parses them takes quadratic time.
TEST(JsonMembers, OfWhichAnObjectHasTooManyAreRefusedOrKept) {
  std::string members;
  for (int i = 0; i < 100'000; ++i) members += ",\"k" + std::to_string(i) + "\":1";
  const auto json = read_with(read_json, "{\"title\":\"A\"" + members + "}");
  ASSERT_EQ(json.failures.size(), 1u);
  EXPECT_EQ(json.failures[0].reason, "has an object of more than 2000 members");
  const std::string line = "{\"title\":\"A\",\"fields\":{\"x\":1" + members + "},\"items\":[{}]}";
  EXPECT_EQ(read_with(read_jsonl, line).articles.size(), 1u);
}

TEST(JsonResponses, OnOneLineAreReadAsIndentedOnes) {
  constexpr std::string_view kResponse =
      R"({"status":"ok","articles":[{"title":"A","content":"a"},{"title":"B","content":"b"}]})";
  for (const char* path : {"a.json", "a.jsonl"}) {
    const auto sink = read_as_recognised(path, kResponse);
    ASSERT_EQ(sink.articles.size(), 2u) << path;
    EXPECT_EQ(sink.articles[1].id, std::string(path) + "#2");
  }
  // Also when the format is given, and on each line.
  const std::string lines = std::string(kResponse) + "\n" + std::string(kResponse);
  const auto sink = read_with(read_jsonl, lines, "a");
  ASSERT_EQ(sink.articles.size(), 4u);
  EXPECT_EQ(sink.articles[3].id, "a#2.2");
}

TEST(JsonResponses, ThatAreCutGiveTheirWholeArticles) {
  const auto response =
      read_with(read_json,
                R"({"status":"ok","articles":[{"title":"A","tags":["x"]},{"title":"B","tags":["y)");
  ASSERT_EQ(response.articles.size(), 1u);
  EXPECT_EQ(response.articles[0].title, "A");
  ASSERT_EQ(response.failures.size(), 1u);
  EXPECT_EQ(response.failures[0].reason, "is damaged: the file ends within the array");

  const auto array = read_with(read_json, "[{\"title\":\"A\"},");
  EXPECT_EQ(array.articles.size(), 1u);
  ASSERT_EQ(array.failures.size(), 1u);
  EXPECT_EQ(array.failures[0].reason, "ends within the array, after record 1");

  // Of an article that is cut nothing is read.
  const auto article = read_with(read_json, R"({"title":"A","authors":[{"name":"x"},{"na)");
  EXPECT_TRUE(article.articles.empty());
  EXPECT_EQ(article.failures.size(), 1u);

  EXPECT_TRUE(read_with(read_json, "[{\"title\":\"A\"}]\n").failures.empty());
}

}  // namespace
}  // namespace broadsheet
