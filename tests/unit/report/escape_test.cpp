#include "engine/report/escape.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace casus::report;

TEST_CASE("controls and marks of direction are written out in every format") {
  std::string const hostile = "a\x1b[2Jb\u202Ec\u200Bd\x07";
  for (std::string const& text :
       {escaped_markup(hostile), escaped_markdown(hostile), csv_cell(hostile)}) {
    CAPTURE(text);
    CHECK(text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("\u200B") == std::string::npos);
    CHECK(text.find("1B") != std::string::npos);
  }
}

TEST_CASE("markup is shown in HTML and XML, not obeyed") {
  CHECK(escaped_markup("<b a=\"x\" c='y'>&amp;]]>")
        == "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;]]&gt;");
  CHECK(escaped_markup("a\xEF\xBF\xBF" "b\xFFz") == "a\xEF\xBF\xBD" "b\\u{FF}z");
  CHECK(escaped_markup("Ünïcode → 网络") == "Ünïcode → 网络");
}

TEST_CASE("a date in running text stays whole, and what only looks like one is text") {
  CHECK(sentence_markup("from 2025-03-02 to 2025-04.")
        == "from <span class=\"whole\">2025-03-02</span> to "
           "<span class=\"whole\">2025-04</span>.");
  for (std::string_view const text :
       {"a-2025-03-02", "2025-03-02-b", "2025-03-0", "2025", "12025-03"}) {
    CHECK(sentence_markup(text) == text);
  }
  CHECK(sentence_markup("<i>2025-03</i>")
        == "&lt;i&gt;<span class=\"whole\">2025-03</span>&lt;/i&gt;");
}

TEST_CASE("what stands between backticks is code, and shown, not obeyed") {
  CHECK(prose_markup("by `casus explain`.") == "by <code>casus explain</code>.");
  CHECK(prose_markup("`<b>` & `2025-03`")
        == "<code>&lt;b&gt;</code> &amp; <code><span class=\"whole\">2025-03</span></code>");
  CHECK(prose_markup("a ` alone") == "a ` alone");
}

TEST_CASE("Markdown shows what it is given") {
  CHECK(escaped_markdown("*a* _b_ `c` [d](e) <f> #g |h| !i ~j &k $l")
        == "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\#g \\|h\\| \\!i \\~j \\&k \\$l");
  CHECK(escaped_markdown("a\n# b\n\n    c") == "a \\# b      c");
  CHECK(escaped_markdown("see https://x.example and www.x.example")
        == "see https\\://x.example and www\\.x.example");
  CHECK(escaped_markdown("    code") == "code");
  CHECK(escaped_markdown("- a") == "\\- a");
  CHECK(escaped_markdown("12. a") == "12\\. a");
  CHECK(escaped_markdown("=== a") == "\\=== a");
  CHECK(escaped_markdown("non-attack, 4(3), 2025") == "non-attack, 4(3), 2025");
}

TEST_CASE("a spreadsheet computes no cell") {
  CHECK(csv_cell("=1+1") == "\"'=1+1\"");
  CHECK(csv_cell("+49") == "\"'+49\"");
  CHECK(csv_cell("-1") == "\"'-1\"");
  CHECK(csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(csv_cell("\t=1") == "\"' =1\"");
  CHECK(csv_cell("＝1") == "\"'＝1\"");
  CHECK(csv_cell("1=1") == "1=1");
}

TEST_CASE("a cell of CSV reads back as one cell") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(csv_cell("two\r\nlines") == "two  lines");
}
