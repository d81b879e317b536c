// The table of stock phrases, by what they are for, in the main languages of news.
#include "corpus/readers/html_phrases.h"

#include <string>

#include "corpus/folding.h"

namespace broadsheet {
namespace {

// Folded (fold_case); matched at the start of a paragraph, up to the end of a word.
constexpr std::string_view kStarts[] = {
    // To other articles. "Read more: ..." is the commonest line of other articles inside one.
    "read more", "read also", "also read", "read next", "see also", "more on", "more from",
    "related:", "related article", "related stor", "related topic", "recommended", "don't miss", "you may also like",
    "you might also like", "most read", "most popular", "trending now", "top stories", "more stories", "watch:", "listen:", "listen to this article",
    "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lesen sie dazu", "mehr zum thema", "mehr dazu", "zum thema",
    "auch interessant", "das könnte sie auch interessieren", "weitere artikel", "weiterlesen",
    "lire aussi", "à lire aussi", "a lire aussi", "lire également", "à lire également", "voir aussi", "sur le même sujet",
    "lea también", "lee también", "leer más", "te puede interesar", "más información", "ver también", "noticias relacionadas",
    "leggi anche", "leggi tutto", "potrebbe interessarti", "vedi anche", "approfondimenti",
    "leia também", "leia mais", "veja também", "saiba mais",
    "lees ook", "lees meer", "lees verder", "bekijk ook",
    "czytaj także", "czytaj też", "zobacz także", "zobacz też", "przeczytaj także",
    "läs också", "läs även", "läs mer", "les også", "les mer", "læs også", "læs mere", "lue myös",
    "читайте также", "читать также", "читайте ещё", "по теме", "читайте також",
    "ayrıca oku", "bakmadan geçme", "baca juga", "xem thêm", "đọc thêm", "関連記事", "あわせて読みたい", "관련기사", "相关阅读",
    // To the reader: newsletters, subscriptions, sharing, comments, cookies.
    "sign up", "subscribe", "newsletter", "follow us", "join our", "join us on", "get the latest", "click here", "share this", "share on",
    "support our journalism", "become a member", "download our app", "already a subscriber", "log in", "sign in", "we use cookies", "this website uses cookies",
    "leave a comment", "join the conversation", "view comments", "show comments", "comments", "advertisement", "sponsored", "continue reading", "story continues below",
    "article continues", "scroll down", "skip to", "skip ad", "loading", "enable javascript", "please enable",
    "jetzt abonnieren", "newsletter abonnieren", "abonnieren sie", "folgen sie uns", "melden sie sich", "anzeige", "werbung", "kommentare", "artikel teilen", "empfohlener externer inhalt", "externer inhalt", "an dieser stelle finden sie",
    "abonnez-vous", "inscrivez-vous", "suivez-nous", "publicité", "partager", "cet article est réservé", "la suite après la publicité",
    "suscríbete", "síguenos", "publicidad", "compartir", "regístrate", "apúntate",
    "iscriviti", "seguici", "pubblicità", "condividi", "abbonati",
    "assine", "inscreva-se", "siga-nos", "publicidade", "compartilhe", "continua após a publicidade",
    "abonneer", "advertentie", "volg ons", "reklama", "zapisz się", "annons", "annonse", "annonce", "prenumerera",
    "подпишитесь", "подписывайтесь", "реклама", "підписуйтесь", "abone ol", "reklam",
    // About the article, not of it: rights, credits of pictures, and what was corrected.
    "copyright", "©", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
    "photo:", "photo by", "photograph:", "image:", "image credit", "picture:", "foto:", "bild:", "quelle:", "crédit photo", "fotos:", "getty images", "source:", "файл фото", "фото:",
    "this article originally appeared", "this story was originally published", "this article was originally published",
};

constexpr size_t kBytesLookedAt = 96;

}  // namespace

bool is_stock_phrase(std::string_view paragraph) {
  // Cut in the middle of a character at worst, behind all phrases.
  const std::string start = fold_case(paragraph.substr(0, kBytesLookedAt));
  size_t skipped = start.find_first_not_of(" \t\n>*•-–—|[(►▶");
  if (skipped == std::string::npos) return false;
  for (std::string_view phrase : kStarts)
    if (start.compare(skipped, phrase.size(), phrase) == 0) return true;
  return false;
}

}  // namespace broadsheet
