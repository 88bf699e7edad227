/** How an exported page looks, on a screen and on paper. Light alone: it is a document that is sent, and printed. */
export const HTML_STYLES = `
:root {
  color-scheme: light;
  --ink: #1b2733;
  --muted: #52606d;
  --navy: #17375e;
  --line: #cbd5e0;
  --shade: #f1f4f8;
  --link: #1f5fa8;
}
*, *::before, *::after { box-sizing: border-box; }
html {
  font: 400 1rem/1.55 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  color: var(--ink);
  background: #fff;
  overflow-wrap: break-word;
  hyphens: manual;
}
body { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3, h4, h5, h6 { color: var(--navy); line-height: 1.25; margin: 1.6em 0 0.5em; text-wrap: balance; }
h1 { font-size: 2.4rem; letter-spacing: -0.02em; margin: 0; }
h2 { font-size: 1.6rem; letter-spacing: -0.012em; padding-top: 0.6em; border-top: 1px solid var(--line); margin-top: 2em; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.08rem; }
h5, h6 { font-size: 1rem; color: var(--ink); }
p, ul, ol, dl, blockquote { margin: 0 0 0.8em; }
ul, ol { padding-inline-start: 1.6em; }
li { margin-bottom: 0.25em; }
a { color: var(--link); text-underline-offset: 0.15em; }
.cover { padding: 3rem 0 1rem; }
.subtitle { font-size: 1.25rem; color: var(--muted); margin: 0.4em 0 1.6em; padding-bottom: 1.2em; border-bottom: 2px solid var(--navy); }
.note { color: var(--muted); font-size: 0.94em; }
nav ul { list-style: none; padding: 0; }
nav li { border-bottom: 1px solid var(--line); padding: 0.4em 0; margin: 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
section[data-party] { border-inline-start: 3px solid var(--party); padding-inline-start: 1rem; margin: 2em 0; }
section[data-party] > :first-child { margin-top: 0; }
[data-party="censec"] { --party: #12606e; }
[data-party="difos"] { --party: #b5500f; }
[data-party="joint"] { --party: #6d47a8; }
dl { border-top: 1px solid var(--line); font-size: 0.94em; }
dl > div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; border-bottom: 1px solid var(--line); padding: 0.35em 0; }
dt { color: var(--muted); font-weight: 600; }
dd { margin: 0; min-width: 0; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--muted); }
.table { overflow-x: auto; margin: 0.8em 0 1.4em; }
table { border-collapse: collapse; width: 100%; font-size: 0.92em; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--muted); font-size: 0.94em; padding-bottom: 0.5em; }
th, td { text-align: start; vertical-align: top; padding: 0.45em 0.7em; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th { background: var(--shade); font-weight: 600; }
thead th { vertical-align: bottom; }
.number { text-align: end; white-space: nowrap; }
td > :last-child, th > :last-child, li > :last-child { margin-bottom: 0; }
@media (max-width: 34rem) {
  dl > div { grid-template-columns: 1fr; }
  h1 { font-size: 1.9rem; }
}
@page { size: A4; margin: 21mm; }
@media print {
  html { font-size: 10pt; line-height: 1.45; }
  body { max-width: none; padding: 0; }
  a { color: inherit; }
  .cover { break-after: page; padding-top: 35mm; }
  [data-new-page] { break-before: page; }
  [data-new-page] > h2 { border-top: 0; margin-top: 0; }
  h1, h2, h3, h4, h5, h6, caption, .note { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  tr, dl, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
}
`
