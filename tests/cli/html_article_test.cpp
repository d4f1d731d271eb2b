#include "cli/html_article.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "cli/page_blocks.hpp"
#include "cli/page_metadata.hpp"

using hearsay::Article;
using hearsay::ErrorCode;
using hearsay::cli::is_html;
using hearsay::cli::read_html;
using hearsay::cli::text_of_html;

namespace {

Article article(std::string_view page, std::string_view charset = {}) {
  auto read = read_html("page", page, charset);
  INFO(page);
  REQUIRE(read.has_value());
  return *std::move(read);
}

std::string text(std::string_view page, std::string_view charset = {}) {
  return article(page, charset).text;
}

// The lines of a page in which nothing but its text counts.
std::string lines(std::string_view markup) {
  return text("<!doctype html><body>" + std::string(markup));
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

// An article of many paragraphs, and what a site puts around one.
std::string story() {
  std::string out;
  for (const std::string_view speaker :
       {"Mayor Jo Roe", "the fire chief", "a spokesman for the ministry", "Ann Lee, who owns the mill",
        "the engineer", "her deputy", "the union", "a neighbour"}) {
    out += "<p>The bridge would be closed for at least three weeks, " + std::string(speaker) +
           " said on Monday. Nobody had expected that, since it was repaired in May, but the cracks were "
           "deep.</p>\n";
  }
  return out;
}

std::string links(int count) {
  std::string out = "<ul>";
  for (int i = 0; i < count; ++i)
    out += "<li><a href=\"/" + std::to_string(i) + "\">Another story of this town</a></li>";
  return out + "</ul>";
}

double seconds(const std::string& page) {
  const auto start = std::chrono::steady_clock::now();
  static_cast<void>(read_html("page", page));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_SUITE("html_article") {
  TEST_CASE("what a page of HTML begins with") {
    for (const std::string_view page :
         {"<!doctype html>x", "\n <!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "<html>",
          "<HTML lang=en>", "\xEF\xBB\xBF<html>", "<!-- saved -->\n<head><title>x", "<title>x", "<article>x",
          "<p>x", "<body class=x>", "<div\nid=x>", "<h1>x", "<table>", "<script>x", "<meta charset=utf-8>",
          "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>",
          "<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns='x'>"}) {
      CHECK_MESSAGE(is_html(page), page);
    }
    CHECK(is_html(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)));
    CHECK(is_html(std::string_view("\xFE\xFF\0<\0p\0>\0x", 10)));
    for (const std::string_view other :
         {"", "<", "He said so.", "< p>", "<pre", "<b2b>", "<?xml version=\"1.0\"?><rss>", "<nitf>",
          "<newsItem>", "<feed>", "<rss version='2.0'>", "<?xml version='1.0'?><article>", "<!-- never ended",
          "<!doctype nitf>", "<link>x", "<summary>x", "{\"id\":1}", "\xFF\xFE"}) {
      CHECK_MESSAGE(!is_html(other), other);
    }
  }

  TEST_CASE("an element of XHTML ends itself") {
    const std::string rest =
        "<head><script src='a.js'/><style/><title/></head><body><div class='ad'/><p>He<br/> said <a "
        "id='x'/>so.</p>"
        "<iframe src='b'/><p>She too.</p></body></html>";
    CHECK(text("<!doctype html><html xmlns='http://www.w3.org/1999/xhtml'>" + rest) ==
          "He\nsaid so.\nShe too.\n");
    CHECK(text("<?xml version='1.0'?><html>" + rest) == "He\nsaid so.\nShe too.\n");
    CHECK(read_html("page", "<!doctype html><html>" + rest).has_error());
  }

  TEST_CASE("lines are those that a browser shows") {
    for (const auto& [markup, wanted] : {
             std::pair<std::string_view, std::string_view>{
                 "<p>He said\n  it\twas&nbsp;<b>“r</b>aining”.<p>Next<br>line &lt;b&gt;",
                 "He said it was\u00a0“raining”.\nNext\nline <b>\n"},
             {"<p>He <img src=x>said <svg><text>no</text></svg>it <script>x</script>was "
              "<my-part>so</my-part>, <!-- x -->she<wbr>said.",
              "He said it was so, shesaid.\n"},
             {"He said so.<div>She too.</div>They did.", "He said so.\nShe too.\nThey did.\n"},
             {"<form><p>He said so.</form>", "He said so.\n"},
             {"<p>He said <q>it is <q>so</q> done </q> then.", "He said “it is ‘so’ done” then.\n"},
             {"<p>The <del>old</del><ins>new</ins> one, he said.", "The new one, he said.\n"},
             {"<p hidden>No.</p><p style='color: red; DISPLAY : none'>No</p><p "
              "style='display:none'>No.</p><p>Yes, he said.",
              "Yes, he said.\n"},
             {"<figure><img src=x><figcaption>He said no.</figcaption></figure><p>Yes, he said.",
              "Yes, he said.\n"},
             {"<figure><blockquote><p>We won.</p></blockquote><figcaption>Ann Lee</figcaption></figure>",
              "We won.\nAnn Lee\n"},
             {"<blockquote><p>I am here.</p><footer>— Bob Roe <cite>(@bob)</cite></footer></blockquote>",
              "I am here.\n— Bob Roe (@bob)\n"},
             {"<pre>He said\n  so.</pre>", "He said\nso.\n"},
             {"<p>He said<script src=a.js/>no</script> so.", "He said so.\n"},
             {"<ul><li>He said.<li>She said.</ul>", "He said.\nShe said.\n"},
             {"<table><tr><td>He said.<td>She said.</table>", "He said.\nShe said.\n"},
             {"<select><option>No</select><button>No</button><textarea>No</textarea><template><p>No</"
              "template><noscript>No</noscript><iframe>No</iframe><p>Yes.",
              "Yes.\n"},
             {"<p>1 < 2 and a<b he said", "1 < 2 and a\n"},
             {"<P CLASS='a\"b'>He said &copy; &hellip; &#8220;so&#x201D;&#147;&#148;&#150;",
              "He said © … “so”“”–\n"},
         }) {
      CHECK_MESSAGE(lines(markup) == wanted, markup);
    }
  }

  TEST_CASE("of a small page, what has no sign of being something else") {
    CHECK(text("<html><head><title>Council backs plan</title></head><nav><a>Home</a></nav><header>The "
               "Paper</header><h1>Council backs plan</h1>"
               "<p>The council backed the plan, Mayor Jo Roe said.</p><aside><p>He said no.</p></aside><p><a "
               "href=/x>More on the council</a></p>"
               "<div class=comments><p>Never, I say.</p></div><p>Share this with all.</p><footer>He said all "
               "rights are reserved.</footer>") == "The council backed the plan, Mayor Jo Roe said.\n");
    CHECK(text("<html><main><p>He said so.</main><p>x") == "He said so.\n");
    CHECK(text("<html><article><p>Short.</article><article><p>He said it was so.</article>") ==
          "He said it was so.\n");
    CHECK(text("<html><aside>He said so.</aside>") == "He said so.\n");  // all of it, so nothing is beside it
  }

  TEST_CASE("the article among what surrounds it") {
    const std::string wanted = text("<html><body>" + story());
    CHECK(std::count(wanted.begin(), wanted.end(), '\n') == 8);
    const std::string around = "<h1>The bridge is closed</h1><div class=\"byline\">By Bo Dahl</div>";
    const std::string behind = "<div class=\"related\"><h3>Related stories</h3>" + links(6) +
                               "</div><div id=\"comments\"><h3>2 comments</h3><div class=\"comment\">"
                               "anna says:<p>I have said it for years, and nobody has ever listened to what "
                               "we say here.</p></div></div><footer>© 2024 The Paper. All "
                               "rights reserved.</footer>";
    for (const std::string_view form :
         {"<article>*</article>", "<div class=\"content\"><div>*</div></div>", "<main>*</main>",
          "<form><div>*</div></form>", "<table><tr><td>*</td></tr></table>"}) {
      std::string page =
          "<html><head><title>The bridge is closed</title></head><body><nav>" + links(12) + "</nav>";
      page += std::string(form.substr(0, form.find('*'))) + around + story() +
              std::string(form.substr(form.find('*') + 1));
      CHECK_MESSAGE(text(page + behind) == wanted, form);
    }
  }

  TEST_CASE("what stands between paragraphs") {
    const std::string story_text = text("<html><body>" + story());
    const std::string first = story_text.substr(0, story_text.find('\n') + 1),
                      rest = story_text.substr(first.size());
    const std::string page =
        "<html><head><title>The bridge is closed</title></head><body><article><h1>The bridge is closed</h1>" +
        story();
    const std::size_t at = page.find("</p>") + 4;
    for (const auto& [markup, kept] : {
             std::pair<std::string_view, std::string_view>{"<h2>What comes next</h2>", "What comes next\n"},
             {"<ul><li>The road is closed.</li><li>The dam holds.</li></ul>",
              "The road is closed.\nThe dam holds.\n"},
             {"<blockquote><p>We are not leaving.</p></blockquote>", "We are not leaving.\n"},
             {"<blockquote class=post><p>We are not leaving.</p>— Ann Lee (@ann) <a href=x>May "
              "3</a></blockquote>",
              "We are not leaving.\n— Ann Lee (@ann) May 3\n"},
             {"<p>“No,” she said.</p>", "“No,” she said.\n"},
             {"<div>“Nobody is safe here,” the minister said.</div>",
              "“Nobody is safe here,” the minister said.\n"},
             {"<p><b>Q: Is it safe?</b></p><p>A: Yes, said Roe.</p>", "Q: Is it safe?\nA: Yes, said Roe.\n"},
             {"<p><a href=/x>Read more: the dam that broke</a></p>", ""},
             {"<figure><img src=x><figcaption>The dam on Monday. Photo: Ann Lee</figcaption></figure>", ""},
             {"<aside><h3>Related</h3><ul><li><a href=/a>The dam that broke</a></ul></aside>", ""},
             {"<div class=share><a>Share</a><a>Tweet</a></div>", ""},
         }) {
      CHECK_MESSAGE(text(page.substr(0, at) + std::string(markup) + page.substr(at)) ==
                        first + std::string(kept) + rest,
                    markup);
    }
  }

  TEST_CASE("a piece that is all article") {
    CHECK(
        text_of_html("<h1>Big news</h1><p>Share this, he said.<div class=comments>Never.</div><p hidden>No.")
            .value() == "Big news\nShare this, he said.\nNever.\n");
    CHECK(text_of_html("").value() == "");
    CHECK(text_of_html("<ul><li>One</ul>" + story()).value() == "One\n" + text("<html>" + story()));
    CHECK(text_of_html("Plain &amp; simple").value() == "Plain & simple\n");
  }

  TEST_CASE("an article that only the linked data have") {
    const std::string wanted = text("<html><body>" + story());
    std::string body;
    for (const char c : wanted) c == '\n' ? body += "\\n" : body += c;
    CHECK(text("<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
               body + "\"}</script><p>This page needs a script.") == wanted);
  }

  TEST_CASE("every fact of a block has a name") {
    CHECK(hearsay::cli::page::fact_names().size() == hearsay::cli::page::facts_of_block);
  }

  TEST_CASE("what a page says of itself") {
    const Article open_graph = article(
        "<head><title>Bridge | The Paper</title><meta property=og:title content='Bridge &amp; dam'><meta "
        "property='og:site_name' content=' The\nPaper '>"
        "<meta name=article:published_time content='2024-05-06T10:00:00+02:00'><meta name=author content='By "
        "Ann Lee'>"
        "<link rel=canonical href='https://the.paper/1'></head><p>He said so.");
    CHECK(open_graph.title == "Bridge & dam");
    CHECK(open_graph.publisher == "The Paper");
    CHECK(open_graph.date == "2024-05-06T10:00:00+02:00");
    CHECK(open_graph.author == "Ann Lee");
    CHECK(open_graph.url == "https://the.paper/1");

    const Article linked = article(
        "<script "
        "type='application/ld+json'>{\"@context\":\"https://"
        "schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Site\"},\n"
        "{\"@type\":[\"Thing\",\"ReportageNewsArticle\"],\"headline\":\"Bridge "
        "&amp;\ndam\",\"datePublished\":\"2024-05-06\",\"author\":[{\"@id\":\"#a\"},"
        "{\"@type\":\"Person\",\"name\":\"Bo Dahl\"},\"Bo Dahl\"],\"publisher\":{\"name\":\"The "
        "Paper\"},\"mainEntityOfPage\":{\"@id\":\"https://the.paper/1\"}},"
        "{\"@id\":\"#a\",\"name\":\"Ann Lee\"}]}</script><p>He said so.");
    CHECK(linked.title == "Bridge & dam");
    CHECK(linked.publisher == "The Paper");
    CHECK(linked.date == "2024-05-06");
    CHECK(linked.author == "Ann Lee, Bo Dahl");
    CHECK(linked.url == "https://the.paper/1");

    const Article microdata = article(
        "<title>The Paper - Bridge</title><meta name=application-name content='The Paper'><span "
        "itemprop=author itemscope><b itemprop=name>Ann Lee</b></span>"
        "<time itemprop=datePublished datetime=2024-05-06>yesterday</time><p>He said so.");
    CHECK(microdata.title == "Bridge");
    CHECK(microdata.publisher == "The Paper");
    CHECK(microdata.date == "2024-05-06");
    CHECK(microdata.author == "Ann Lee");

    const Article bare = article(
        "<p>He said so.<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script><script "
        "type='application/ld+json'>[3</script>");
    CHECK((bare.title + bare.publisher + bare.date + bare.author + bare.url).empty());
  }

  TEST_CASE("of several articles in linked data, the one of this page counts") {
    CHECK(article("<link rel=canonical href=https://the.paper/2><script "
                  "type='application/ld+json'>[{\"@type\":\"Article\",\"url\":\"https://the.paper/1\","
                  "\"author\":\"A\"},{\"@type\":\"Article\",\"url\":\"https://the.paper/"
                  "2\",\"author\":\"B\"}]</script><p>x")
              .author == "B");
  }

  TEST_CASE("encodings as browsers take them") {
    const auto page = [](std::string_view head, std::string_view said) {
      return "<html><head>" + std::string(head) + "</head><body><p>He said " + std::string(said) + ".";
    };
    for (const auto& [head, charset, said, wanted] : {
             std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>{
                 "", "", "“Zoë”", "“Zoë”"},
             {"", "", "\x93Zo\xeb\x94", "“Zoë”"},
             {"<meta charset=latin1>", "", "\x93Zo\xeb\x94", "“Zoë”"},
             {"<meta charset='US-ASCII'>", "", "\x93Zo\xeb\x94", "“Zoë”"},
             {"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "", "\x93Zo\xeb\x94",
              "“Zoë”"},
             {"<!-- <meta charset=utf-8> --><meta charset=windows-1251>", "", "\xcd\xe5\xf2", "Нет"},
             {"<meta charset=shift_jis>", "", "\x82\xcd\x82\xa2", "はい"},
             {"<meta charset=gb2312>", "", "\xc1\xaa\xcd\xa8", "联通"},
             {"<meta charset=euc-kr>", "", "\xbf\xb9", "예"},
             {"<meta charset=iso-2022-jp>", "", "\x1b$B$O$$\x1b(B", "はい"},
             {"<meta charset=utf-8>", "koi8-r", "\xee\xc5\xd4", "Нет"},
             {"<meta charset=utf-8>", "no such label", "“Zoë”", "“Zoë”"},
             {"<meta charset=utf-16>", "", "“Zoë”", "“Zoë”"},
             {"<meta charset=utf-8>", "", "Zo\xeb", "Zo\uFFFD"},
             {"<meta charset=iso-8859-1>", "", "“Zoë”", "“Zoë”"},  // converted, and the declaration was left
             {"<meta charset=iso-8859-1>", "iso-8859-1", "Zo\xc3\xab", "ZoÃ«"},
         }) {
      CHECK_MESSAGE(text(page(head, said), charset) == "He said " + std::string(wanted) + ".\n", head, " ",
                    charset);
    }
    CHECK(text("<?xml version='1.0' encoding='iso-8859-2'?><html><body><p>He said \xb1.") == "He said ą.\n");
    CHECK(text("\xEF\xBB\xBF<html><meta charset=latin1><p>Zoë.") == "Zoë.\n");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string_view("<html><meta charset=utf-8><p>He said so.")) wide += {c, '\0'};
    CHECK(text(wide) == "He said so.\n");
    CHECK(text(wide + "x") == "He said so.\uFFFD\n");
  }

  TEST_CASE("no text, and limits") {
    for (const std::string_view empty : {"", "<html>", "<!doctype html><script>x</script>", "<p></p><br>",
                                         "<!--", "<p hidden", "<style>p", "<nav></nav>"}) {
      const auto read = read_html("page", empty);
      REQUIRE_MESSAGE(read.has_error(), empty);
      CHECK(read.error().code == ErrorCode::invalid_record);
    }
    const auto deep = read_html("page", "<html>" + repeated("<div>", 100'000) + "He said so.");
    REQUIRE(deep.has_error());
    CHECK(deep.error().code == ErrorCode::limit_exceeded);
    const auto many = read_html("page", "<html>" + repeated("<br>", 1'100'000) + "He said so.");
    REQUIRE(many.has_error());
    CHECK(many.error().code == ErrorCode::limit_exceeded);
  }

  TEST_CASE("time grows with the page, whatever it is made of") {
    for (const std::string_view part : {"<p>He said so. ",
                                        "<p a=\"b\" c",
                                        "</x>",
                                        "</p>",
                                        "<!-- ",
                                        "<svg>",
                                        "<script>",
                                        "<a href=x>y",
                                        "<div><p>He said it was so, and then some more of it.</p></div>",
                                        "&amp",
                                        "<q>",
                                        "<li>",
                                        "<blockquote>x</blockquote>",
                                        "<time>May 1</time>",
                                        "<b itemprop=author>",
                                        "<meta name=x content=y>",
                                        "<figure><figure><blockquote>x</figure>",
                                        "<title>",
                                        "<template>",
                                        "<pre>\n"}) {
      const std::string page = "<html>" + repeated(part, 300'000 / part.size() + 1);
      CHECK_MESSAGE(seconds(page) < 2, part);
    }
    std::string attributes = "<html><p";
    for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=1";
    CHECK(seconds(attributes + ">x") < 2);
    CHECK(seconds("<script type='application/ld+json'>" + repeated("[", 1'000'000) + "</script><p>x") < 2);
    CHECK(seconds("<script type='application/ld+json'>[" +
                  repeated("{\"@type\":\"Article\",\"author\":[\"x\"]},", 50'000) + "1]</script><p>x") < 2);
  }
}
