import { languageTag } from '#shared/basics/locale.ts'
import type { ExportBlock, ExportDocument, TitlePage } from '#shared/export/export-document.ts'
import { OdtBlocks } from './odt-blocks.ts'
import { ODT_NAMESPACES, odtAutomaticStyles, odtFonts, odtStyles } from './odt-styles.ts'
import { odtText } from './odt-text.ts'
import { packFiles } from './package-files.ts'
import { escapeXml } from './xml-text.ts'

const ODT_TYPE = 'application/vnd.oasis.opendocument.text'

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODT_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`

/** Writes the document as an OpenDocument text (ODF 1.3). Its properties name Samplan and no person. */
export async function writeOdt(document: ExportDocument): Promise<Uint8Array> {
  return packFiles(
    [
      ['mimetype', ODT_TYPE],
      ['content.xml', content(document)],
      ['styles.xml', odtStyles(document)],
      ['meta.xml', meta(document)],
      ['META-INF/manifest.xml', MANIFEST],
    ],
    // A file's first bytes say what it is.
    { stored: ['mimetype'] },
  )
}

function content(document: ExportDocument): string {
  const blocks = new OdtBlocks(document.blocks, document.threads)
  const cover = titlePage(document.titlePage, blocks)
  const body = blocks.write(document.blocks)
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${ODT_NAMESPACES} office:version="1.3">${odtFonts()}<office:automatic-styles>${odtAutomaticStyles(blocks.columnWidths)}</office:automatic-styles><office:body><office:text>${cover}${contents(document)}${body}</office:text></office:body></office:document-content>`
}

function titlePage({ title, subtitle, facts, blocks }: TitlePage, writer: OdtBlocks): string {
  const lines = facts.map(
    ({ label, value }) =>
      `<text:p text:style-name="Plan_20_Fact"><text:span text:style-name="Plan_20_Label_20_Text">${odtText(label)}</text:span><text:tab/><text:span text:style-name="Plan_20_Value">${odtText(value)}</text:span></text:p>`,
  )
  return [
    `<text:p text:style-name="Plan-cover">${odtText(title)}</text:p>`,
    `<text:p text:style-name="Subtitle">${odtText(subtitle)}</text:p>`,
    ...lines,
    writer.write(blocks),
  ].join('')
}

/** The page numbers are references, which whoever opens the file counts out for themselves. */
function contents({ contentsTitle, blocks }: ExportDocument): string {
  const entries = blocks.flatMap((block) => (isSection(block) ? contentsEntry(block) : []))
  const template =
    '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
  return `<text:table-of-content text:name="${escapeXml(contentsTitle)}" text:protected="true"><text:table-of-content-source text:outline-level="1"><text:index-title-template text:style-name="Contents_20_Heading">${odtText(contentsTitle)}</text:index-title-template><text:table-of-content-entry-template text:outline-level="1" text:style-name="Contents_20_1">${template}</text:table-of-content-entry-template></text:table-of-content-source><text:index-body><text:index-title text:name="${escapeXml(contentsTitle)}"><text:p text:style-name="Contents_20_Heading">${odtText(contentsTitle)}</text:p></text:index-title>${entries.join('')}</text:index-body></text:table-of-content>`
}

function isSection(block: ExportBlock): block is ExportBlock & { kind: 'heading' } {
  return block.kind === 'heading' && block.level === 1
}

function contentsEntry({ anchor, runs }: ExportBlock & { kind: 'heading' }): string {
  const words = odtText(runs.map(({ text }) => text).join(''))
  if (!anchor) return `<text:p text:style-name="Contents_20_1">${words}</text:p>`
  const name = escapeXml(anchor)
  return `<text:p text:style-name="Contents_20_1"><text:a xlink:type="simple" xlink:href="#${name}">${words}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="${name}"></text:bookmark-ref></text:a></text:p>`
}

function meta({ title, locale, madeOn }: ExportDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${ODT_NAMESPACES} office:version="1.3"><office:meta><meta:generator>Samplan</meta:generator><dc:title>${escapeXml(title)}</dc:title><meta:initial-creator>Samplan</meta:initial-creator><dc:creator>Samplan</dc:creator><meta:creation-date>${madeOn}T12:00:00</meta:creation-date><dc:date>${madeOn}T12:00:00</dc:date><dc:language>${languageTag(locale)}</dc:language></office:meta></office:document-meta>`
}
