#pragma once

#include "engine/report/colours.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

// Inside engine/report only.
namespace casus::report {

/// Colours reach a contrast of at least 4.5 to 1 on their grounds (WCAG 2.1, 1.4.3); none of them
/// is the only sign of what it means.
inline constexpr std::string_view html_rules = R"css(
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 1rem/1.5 "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  color: var(--ink); background: #fff; overflow-wrap: break-word; }
main, header.top { max-width: 78rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.5rem 0 .5rem;
  border-bottom: 2px solid var(--ink);
  padding-bottom: .25rem; }
h3 { font-size: 1.1rem; line-height: 1.4; margin: 0 0 .5rem; }
h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: #0b4f8a; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
.notice { font-weight: 600; }
.faint, figcaption, caption { color: var(--faint); font-size: .9rem; }
caption { text-align: left; padding: .25rem 0; }
.marking { font: 600 1rem monospace; background: #000; color: #fff; padding: .1rem .4rem;
  width: max-content; margin-left: auto; -webkit-print-color-adjust: exact;
  print-color-adjust: exact; }
.marking.RED { color: #ff2b2b; }
.marking.AMBER { color: #ffc000; }
.marking.GREEN { color: #3f0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left;
  vertical-align: top; }
thead th { background: var(--soft); }
th[scope=row] { font-weight: 500; }
.matrix { font-size: .8rem; }
.matrix th[scope=row] { min-width: 13rem; }
.matrix td { min-width: 5.2rem; }
.v { display: inline-block; border-left: .4rem solid; padding: 0 .4rem; font-weight: 600;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.matrix .v { display: block; line-height: 1.25; padding: .15rem .35rem; }
.breach { background: #fbdcd9; color: #7d0b0b; }
.departure { background: #fde4d3; color: #722f00; }
.contested { background: #f2def8; color: #5b1372; }
.potential-breach, .potential-departure { background: #fff1c4; color: #594100; }
.pending { background: #dbeefa; color: #0a4666; }
.excused, .compliant, .cleared { background: #def3de; color: #14521a; }
.not-applicable { background: #ececec; color: #4a4a4a; font-weight: 400; }
.finding { border: 1px solid var(--line); border-radius: .3rem; padding: .9rem 1rem; margin: 1rem
  0; }
.finding h3 { display: flow-root; }
.finding h3 .v { margin-right: .5rem; }
.id { color: var(--faint); font-size: .8rem; font-weight: 400; }
.id, .whole { white-space: nowrap; }
code { font-size: .95em; }
td ul { margin: 0; padding-left: 1.1rem; }
main > section:first-child h2 { margin-top: .5rem; }
h3 .id { float: right; padding-left: .5rem; }
section.case > h3 { margin-top: 1.2rem; break-after: avoid; }
section.case > ul { margin: .25rem 0; padding-left: 1.2rem; }
section.case > ul > li { margin: .3rem 0; }
blockquote { margin: .5rem 0; padding: .25rem .9rem; border-left: .25rem solid var(--line); }
.tree, .tree ul { list-style: none; margin: 0; padding-left: 1.1rem; }
.tree { padding-left: 0; font-size: .9rem; }
.tree > li { margin: .5rem 0; }
.tree ul { border-left: 1px solid var(--line); }
.tree li { margin: .15rem 0; }
.state { font-weight: 600; }
.decides > .label::before { content: "\25B8  "; }
.claim { color: var(--faint); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; }
dd ul { margin: .15rem 0; padding-left: 1.1rem; }
svg { display: block; min-width: 56rem; width: 100%; height: auto; }
svg.life { min-width: 36rem; max-width: 45rem; }
.life li { margin: .3rem 0; }
figure { margin: 1rem 0; }
@media (max-width: 40rem) {
  body { font-size: .95rem; }
  dl { display: block; }
  dd { margin: 0 0 .4rem; }
  .matrix th[scope=row] { min-width: 9rem; }
  .finding { padding: .6rem; }
}
@media (min-width: 40rem) {
  table:not(.matrix) .v { white-space: nowrap; }
}
@media print {
  @page { size: A4; margin: 15mm 13mm; }
  html { font-size: 12px; }
  main, header.top { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  .scroll { overflow: visible; }
  svg { min-width: 0; }
  .matrix { font-size: 6.6pt; table-layout: fixed; }
  .matrix th[scope=row], .matrix td { min-width: 0; padding: .15rem; }
  .matrix th[scope=row], .matrix thead th:first-child { width: 20%; }
  .matrix .v { padding: 0 .15rem; border-left-width: .2rem; }
  tr, svg, blockquote, .finding h3, dd, section.case > ul > li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  h2 { margin-top: 1.6rem; }
  .finding { padding: .5rem .7rem; margin: .6rem 0; }
  section.case > ul { column-width: 28rem; column-gap: 1.5rem; }
  footer.marking { position: fixed; bottom: 0; right: 0; }
}
)css";

/// The whole style sheet.
[[nodiscard]] inline std::string html_style() {
  return fmt::format(
      "\n:root {{ color-scheme: light; --line: {}; --soft: {}; --ink: {}; --faint: {}; }}{}",
      colour::line, colour::soft, colour::ink, colour::faint, html_rules);
}

}  // namespace casus::report
