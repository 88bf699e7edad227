/** How the public page looks: on a screen in both themes, on a phone, on paper. Nothing of it is fetched. */
export const PUBLIC_STYLES = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #171a18);
  --surface: light-dark(#ffffff, #1f2321);
  --ink: light-dark(#1d2421, #ecebe5);
  --soft: light-dark(#535d57, #b4bab3);
  --line: light-dark(#e4e0d7, #323833);
  --edge: light-dark(#858b86, #6d756e);
  --link: light-dark(#2b4f93, #9dbaf0);
  --on-link: light-dark(#ffffff, #171a18);
  --warm: light-dark(#fbf1dc, #3a2f17);
}
[data-party="censec"] { --party: light-dark(#12606e, #5fb6c4); --party-soft: light-dark(#e2f0f2, #17363b); --party-ink: light-dark(#0d4f5b, #9bd7e0); }
[data-party="difos"] { --party: light-dark(#b5500f, #ef9657); --party-soft: light-dark(#fbeadd, #45291a); --party-ink: light-dark(#8c3d0a, #f7bd94); }
[data-party="joint"] { --party: light-dark(#6d47a8, #b396e6); --party-soft: light-dark(#efe9f8, #33284a); --party-ink: light-dark(#573690, #cfbcf2); }
*, *::before, *::after { box-sizing: border-box; }
html {
  font: 400 1rem/1.55 Inter, system-ui, -apple-system, "Segoe UI", sans-serif;
  color: var(--ink);
  background: var(--paper);
  overflow-wrap: anywhere;
  scroll-padding-top: 1rem;
}
body { margin: 0; }
.page { max-width: 56rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: 0.5rem; padding: 0.5rem 0.9rem; background: var(--surface); border: 1px solid var(--edge); border-radius: 8px; z-index: 1; }
.skip:not(:focus) { clip-path: inset(50%); }
.defs { position: absolute; width: 0; height: 0; }
.preview { background: var(--warm); border-bottom: 1px solid var(--line); padding: 0.7rem 0; }
.preview p { margin: 0; }
.top { border-bottom: 1px solid var(--line); background: var(--surface); }
.top .page { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; align-items: center; padding-block: 0.7rem; }
.top p { margin: 0; font-weight: 600; }
.top a, .contents a, .feeds a { min-height: 24px; display: inline-block; }
h1 { font-size: clamp(1.8rem, 5vw, 2.6rem); line-height: 1.15; letter-spacing: -0.02em; margin: 2.2rem 0 0.6rem; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.012em; margin: 2.6rem 0 0.8rem; text-wrap: balance; }
h3 { font-size: 1.13rem; line-height: 1.35; margin: 0; }
h4, h5, h6 { font-size: 1rem; margin: 1.2em 0 0.4em; }
p, ul, ol, blockquote { margin: 0 0 0.8em; }
ul, ol { padding-inline-start: 1.4em; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--soft); }
.lead { font-size: 1.13rem; max-width: 44rem; }
.soft { color: var(--soft); }
.contents ul { list-style: none; padding: 0; display: grid; gap: 0.3rem; margin: 1.2rem 0 0; }
form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.9rem; padding: 1.1rem; margin: 1.8rem 0 0; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
form .wide { grid-column: 1 / -1; }
label { display: grid; gap: 0.25rem; font-size: 0.9rem; font-weight: 600; }
input, select, button { font: inherit; font-size: 1rem; font-weight: 400; color: inherit; min-height: 44px; padding: 0.5rem 0.75rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); width: 100%; min-width: 0; }
button { align-self: end; background: var(--link); border-color: var(--link); color: var(--on-link); font-weight: 600; cursor: pointer; }
.found { margin: 1rem 0 0; }
.year { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.year > li { border-bottom: 1px solid var(--line); }
.year summary { display: grid; grid-template-columns: 12.5rem minmax(4rem, 16rem) auto; gap: 0 1rem; align-items: center; padding: 0.4rem 0; cursor: pointer; }
.year .row { display: grid; grid-template-columns: 12.5rem auto; gap: 0 1rem; padding: 0.4rem 0; color: var(--soft); }
.year summary::marker { content: ""; }
.year summary::-webkit-details-marker { display: none; }
.year .month { font-weight: 600; overflow-wrap: break-word; }
.year .month::first-letter { text-transform: uppercase; }
.year .count { color: var(--soft); font-size: 0.9rem; }
.year .count::after { content: " ▸" / ""; }
.year [open] .count::after { content: " ▾" / ""; }
.year details ul { list-style: none; padding: 0 0 0.5rem; margin: 0; display: grid; gap: 0.35rem; }
.bar { display: block; width: 100%; height: auto; }
.bar rect, .badge use, .badge svg { fill: var(--party); }
.bar .over { fill: url(#pattern-joint); }
.bar .over[data-party="difos"] { fill: url(#pattern-difos); }
.defs path { stroke: var(--surface); fill: none; stroke-width: 1.4; }
.defs circle.dot { fill: var(--surface); }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 0.6rem; }
.badge { display: inline-flex; align-items: center; gap: 0.4em; padding: 0.05rem 0.6rem; border-radius: 999px; background: var(--party-soft); color: var(--party-ink); font-size: 0.85rem; font-weight: 600; white-space: nowrap; }
.badge svg { width: 0.7em; height: 0.7em; flex: none; }
.section { border-top: 1px solid var(--line); margin-top: 2.6rem; }
.section > .body h3 { margin: 1.3em 0 0.4em; }
.activity { margin: 1.1rem 0; padding: 1rem 1.1rem; background: var(--surface); border: 1px solid var(--line); border-inline-start: 4px solid var(--party); border-radius: 8px; }
.activity:target { outline: 2px solid var(--party); outline-offset: 2px; }
.who { display: flex; flex-wrap: wrap; gap: 0.3rem 0.7rem; align-items: center; margin: 0.45rem 0 0.7rem; }
.status { font-size: 0.85rem; color: var(--soft); }
dl { margin: 0 0 0.6rem; display: grid; gap: 0.2rem; }
dl > div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
.body > :last-child { margin-bottom: 0; }
.table { margin: 0.8em 0; hyphens: auto; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 0.92em; }
th, td { text-align: start; vertical-align: top; padding: 0.4em 0.6em; border: 1px solid var(--line); }
th { background: var(--paper); font-weight: 600; }
td > :last-child, th > :last-child, li > :last-child { margin-bottom: 0; }
.feeds ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding: 1.2rem 0 2.5rem; color: var(--soft); font-size: 0.9rem; }
@media (max-width: 34rem) {
  dl > div { grid-template-columns: 6.6rem 1fr; gap: 0 0.6rem; }
  dt { font-size: 0.9rem; line-height: 1.7; }
  .year summary { grid-template-columns: 6.2rem minmax(3rem, 1fr) auto; gap: 0 0.5rem; }
  .year .row { grid-template-columns: 6.2rem auto; gap: 0 0.5rem; }
  .activity { padding: 0.9rem; }
}
@media (forced-colors: active) {
  .badge { border: 1px solid; }
  .activity { border-inline-start-width: 6px; }
}
@page { size: A4; margin: 18mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 10pt; background: none; }
  .page { max-width: none; padding: 0; }
  .skip, form, .preview, .feeds, .contents, .top a, .year { display: none; }
  .overview { display: none; }
  a { color: inherit; text-decoration: none; }
  .activity { break-inside: avoid; background: none; }
  h2, h3 { break-after: avoid; }
}
`
