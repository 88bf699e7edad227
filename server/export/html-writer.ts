import { createHash } from 'node:crypto'
import { languageTag } from '#shared/basics/locale.ts'
import { commentsAtTheEnd } from '#shared/export/comments-at-the-end.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import { type DocumentSection, documentSections } from './document-sections.ts'
import { blocksHtml, fieldList, headingHtml } from './html-blocks.ts'
import { HTML_STYLES } from './html-styles.ts'
import { escapeXml } from './xml-text.ts'

/** One file that shows all of it wherever it is opened, and neither runs nor fetches anything. */
export async function writeHtml(document: ExportDocument): Promise<Uint8Array> {
  const { locale, title, titlePage, contentsTitle, blocks } = commentsAtTheEnd(document)
  const { blocks: before, sections } = documentSections(blocks)
  const html = `<!doctype html>
<html lang="${languageTag(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(title)}</title>
<style>${HTML_STYLES}</style>
</head>
<body>
<header class="cover">
<h1>${escapeXml(titlePage.title)}</h1>
<p class="subtitle">${escapeXml(titlePage.subtitle)}</p>
${fieldList(titlePage.facts)}
${blocksHtml(titlePage.blocks)}
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${escapeXml(contentsTitle)}</h2>
<ul>
${sections.map(contentsEntry).join('\n')}
</ul>
</nav>
<main>
${blocksHtml(before)}
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`
  return new TextEncoder().encode(html)
}

function policy(): string {
  const hash = createHash('sha256').update(HTML_STYLES).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

function contentsEntry({ heading: { anchor, runs } }: DocumentSection): string {
  const words = escapeXml(runs.map(({ text }) => text).join(''))
  return anchor ? `<li><a href="#${escapeXml(anchor)}">${words}</a></li>` : `<li>${words}</li>`
}

function sectionHtml({ heading, blocks, sections }: DocumentSection): string {
  const attributes = [
    heading.party && `data-party="${heading.party}"`,
    heading.newPage && 'data-new-page',
  ].filter(Boolean)
  return [
    `<section${attributes.map((one) => ` ${one}`).join('')}>`,
    headingHtml(heading),
    blocksHtml(blocks),
    ...sections.map(sectionHtml),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n')
}
