// The peer Lucene 8.7 for benchmarks and runs: English analyzer, positions, text stored, BM25.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public final class LuceneBench {
  private static final String USAGE = String.join("\n",
      "usage: LuceneBench index ARTICLES.tsv DIR THREADS",
      "       LuceneBench search DIR QUERIES [--snippets] [--limit N] [--run FILE]",
      "",
      "QUERIES has one query a line, or qid<TAB>query. `search` runs them twice in one thread and",
      "prints the times of the second pass as one JSON object, in milliseconds for each query.",
      "--run writes the hits as a TREC run.");
  private static final String TEXT = "contents";

  private record Topic(String qid, String text) {}

  public static void main(String[] args) throws Exception {
    if (args.length == 4 && args[0].equals("index")) {
      index(Paths.get(args[1]), Paths.get(args[2]), Integer.parseInt(args[3]));
    } else if (args.length >= 3 && args[0].equals("search")) {
      search(args);
    } else {
      System.err.println(USAGE);
      System.exit(2);
    }
  }

  private static void index(Path articles, Path folder, int threads) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setSimilarity(similarity());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    try (BufferedReader lines = Files.newBufferedReader(articles);
        IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config)) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; ++i) workers.add(pool.submit(() -> addAll(lines, writer)));
      for (Future<?> worker : workers) worker.get();
      pool.shutdown();
      writer.commit();
    }
  }

  // Run by every worker; BufferedReader.readLine is synchronised.
  private static Void addAll(BufferedReader lines, IndexWriter writer) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] fields = line.split("\t", 5);
      String title = unescape(fields[3]);
      String text = unescape(fields[4]);
      Document document = new Document();
      document.add(new StringField("id", fields[0], Field.Store.YES));
      document.add(new StringField("date", fields[1], Field.Store.YES));
      document.add(new StringField("source", fields[2], Field.Store.YES));
      document.add(new StoredField("title", title));
      document.add(new TextField(TEXT, title + "\n" + text, Field.Store.YES));
      writer.updateDocument(new Term("id", fields[0]), document);
    }
    return null;
  }

  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) return field;
    StringBuilder plain = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); ++i) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        char escaped = field.charAt(++i);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static void search(String[] args) throws Exception {
    boolean snippets = false;
    int limit = 10;
    String run = null;
    for (int i = 3; i < args.length; ++i) {
      switch (args[i]) {
        case "--snippets" -> snippets = true;
        case "--limit" -> limit = Integer.parseInt(args[++i]);
        case "--run" -> run = args[++i];
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    List<Topic> topics = topics(Paths.get(args[2]));
    Analyzer analyzer = new EnglishAnalyzer();
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(args[1])))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(similarity());
      UnifiedHighlighter highlighter = snippets ? new UnifiedHighlighter(searcher, analyzer) : null;
      List<String> times = new ArrayList<>();
      for (int pass = 0; pass < 2; ++pass) {
        times.clear();
        for (Topic topic : topics) {
          long start = System.nanoTime();
          page(searcher, highlighter, parse(analyzer, topic.text()), limit);
          times.add(String.format(Locale.ROOT, "%.4f", (System.nanoTime() - start) / 1e6));
        }
      }
      System.out.println("{\"took_ms\": [" + String.join(", ", times) + "]}");
      if (run != null) writeRun(Paths.get(run), searcher, analyzer, topics, limit);
    }
  }

  private static BM25Similarity similarity() {
    return new BM25Similarity(0.9f, 0.4f);
  }

  private static List<Topic> topics(Path file) throws IOException {
    List<Topic> topics = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", 2);
      boolean named = parts.length == 2;
      topics.add(new Topic(named ? parts[0] : String.valueOf(topics.size() + 1),
          named ? parts[1] : line));
    }
    return topics;
  }

  // All words of the query as a disjunction, as the analyzer stems them; repeated ones count more.
  private static Query parse(Analyzer analyzer, String text) throws IOException {
    Map<String, Integer> terms = new LinkedHashMap<>();
    try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.merge(term.toString(), 1, Integer::sum);
      stream.end();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms.forEach((term, times) -> query.add(
        new BoostQuery(new TermQuery(new Term(TEXT, term)), times), BooleanClause.Occur.SHOULD));
    return query.build();
  }

  // What a page of results needs: the hits, their stored fields and, if asked, a snippet of each.
  private static void page(IndexSearcher searcher, UnifiedHighlighter highlighter, Query query,
      int limit) throws IOException {
    TopDocs hits = searcher.search(query, limit);
    for (ScoreDoc hit : hits.scoreDocs) searcher.doc(hit.doc);
    if (highlighter != null) highlighter.highlight(TEXT, query, hits, 2);
  }

  private static void writeRun(Path file, IndexSearcher searcher, Analyzer analyzer,
      List<Topic> topics, int limit) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (Topic topic : topics) {
        TopDocs hits = searcher.search(parse(analyzer, topic.text()), limit);
        int rank = 0;
        for (ScoreDoc hit : hits.scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          out.printf(Locale.ROOT, "%s Q0 %s %d %.6f lucene%n", topic.qid(), id, ++rank, hit.score);
        }
      }
    }
  }
}
