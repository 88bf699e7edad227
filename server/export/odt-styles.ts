/** How an exported OpenDocument text looks. */
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import { ACTIVITY_PARTIES } from '#shared/plan/plan.ts'
import { COLOURS, PARTY_COLOURS } from './document-colours.ts'
import { columnStyle } from './odt-blocks.ts'
import { odtText, odtTextStyles } from './odt-text.ts'

export const ODT_NAMESPACES = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')

/** Within A4 and its margins. */
const TEXT_WIDTH_MM = 168
const LIST_LEVELS = 10
const LIST_INDENT_MM = 6.3
const THIN = `0.5pt solid #${COLOURS.line}`

interface ParagraphLook {
  parent?: string
  paragraph?: string
  text?: string
  /** More attributes of the style itself. */
  more?: string
  inside?: string
}

function paragraphStyle(
  name: string,
  { parent = 'Standard', paragraph = '', text = '', more = '', inside = '' }: ParagraphLook,
): string {
  return `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}"${more && ` ${more}`}><style:paragraph-properties ${paragraph}>${inside}</style:paragraph-properties><style:text-properties ${text}/></style:style>`
}

const HEADINGS = [
  { size: 18, before: 18, after: 8, colour: COLOURS.navy },
  { size: 14, before: 12, after: 4, colour: COLOURS.navy },
  { size: 12, before: 11, after: 3, colour: COLOURS.navy },
  { size: 11, before: 10, after: 3, colour: COLOURS.ink },
  { size: 11, before: 8, after: 3, colour: COLOURS.muted },
  { size: 11, before: 8, after: 3, colour: COLOURS.muted },
]

function headingStyles(): string {
  const levels = HEADINGS.map(({ size, before, after, colour }, index) =>
    paragraphStyle(`Heading_20_${index + 1}`, {
      parent: 'Heading',
      more: `style:default-outline-level="${index + 1}" style:next-style-name="Text_20_body"`,
      paragraph: `fo:margin-top="${before}pt" fo:margin-bottom="${after}pt"`,
      text: `fo:font-size="${size}pt" fo:color="#${colour}"`,
    }),
  )
  const activities = ACTIVITY_PARTIES.map((party) =>
    paragraphStyle(`Plan_20_Activity_20_${party}`, {
      parent: 'Heading_20_3',
      paragraph: `fo:padding-left="2.5mm" fo:border-left="2.25pt solid #${PARTY_COLOURS[party]}" fo:border-right="none" fo:border-top="none" fo:border-bottom="none"`,
    }),
  )
  return [
    paragraphStyle('Heading', {
      paragraph: 'fo:keep-with-next="always" fo:keep-together="always"',
      text: 'fo:font-weight="bold"',
    }),
    ...levels,
    ...activities,
    paragraphStyle('Plan_20_Section', { parent: 'Heading_20_1', paragraph: 'fo:break-before="page"' }),
  ].join('')
}

function cellStyles(): string {
  const end = 'fo:text-align="end"'
  const keep = 'fo:keep-with-next="always"'
  return [
    paragraphStyle('Table_20_Contents', {
      paragraph: 'fo:margin-bottom="0pt" fo:line-height="100%"',
      text: 'fo:font-size="9.5pt"',
    }),
    paragraphStyle('Table_20_Contents_20_End', { parent: 'Table_20_Contents', paragraph: end }),
    paragraphStyle('Table_20_Heading', {
      parent: 'Table_20_Contents',
      paragraph: keep,
      text: 'fo:font-weight="bold"',
    }),
    paragraphStyle('Table_20_Heading_20_End', { parent: 'Table_20_Heading', paragraph: end }),
    paragraphStyle('Plan_20_Label', {
      parent: 'Table_20_Contents',
      text: `fo:font-weight="bold" fo:color="#${COLOURS.muted}"`,
    }),
  ].join('')
}

function listStyles(): string {
  const levels = Array.from({ length: LIST_LEVELS }, (_, index) => index + 1)
  const properties = (level: number) =>
    `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${LIST_INDENT_MM * level}mm" fo:text-indent="-${LIST_INDENT_MM}mm" fo:margin-left="${LIST_INDENT_MM * level}mm"/></style:list-level-properties>`
  const bullets = levels.map(
    (level) =>
      `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level % 2 === 1 ? '•' : '–'}">${properties(level)}</text:list-level-style-bullet>`,
  )
  const numbers = levels.map(
    (level) =>
      `<text:list-level-style-number text:level="${level}" style:num-suffix="." style:num-format="${level % 2 === 1 ? '1' : 'a'}">${properties(level)}</text:list-level-style-number>`,
  )
  return `<text:list-style style:name="Plan_20_Bullets">${bullets.join('')}</text:list-style><text:list-style style:name="Plan_20_Numbers">${numbers.join('')}</text:list-style>`
}

/** The styles of the file, and what stands around its pages. */
export function odtStyles({ locale, footer }: ExportDocument): string {
  const [language, country] = languageAndCountry(locale)
  const styles = [
    `<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Plan" fo:font-size="10.5pt" fo:language="${language}" fo:country="${country}" fo:color="#${COLOURS.ink}"/></style:default-style>`,
    '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>',
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
    paragraphStyle('Text_20_body', { paragraph: 'fo:margin-bottom="4.5pt" fo:line-height="115%"' }),
    paragraphStyle('Plan_20_Introduction', {
      parent: 'Text_20_body',
      paragraph: 'fo:keep-with-next="always"',
    }),
    paragraphStyle('Plan_20_Item', { parent: 'Text_20_body', paragraph: 'fo:margin-bottom="2.5pt"' }),
    paragraphStyle('Plan_20_Note', {
      parent: 'Text_20_body',
      text: `fo:font-style="italic" fo:color="#${COLOURS.muted}"`,
    }),
    paragraphStyle('Quotations', {
      parent: 'Text_20_body',
      paragraph: `fo:margin-left="4mm" fo:padding-left="3.5mm" fo:border-left="2.25pt solid #${COLOURS.line}" fo:border-right="none" fo:border-top="none" fo:border-bottom="none"`,
      text: `fo:color="#${COLOURS.muted}"`,
    }),
    paragraphStyle('Plan_20_Caption', {
      paragraph: 'fo:margin-top="6pt" fo:margin-bottom="3pt" fo:keep-with-next="always"',
      text: `fo:font-size="9.5pt" fo:color="#${COLOURS.muted}"`,
    }),
    paragraphStyle('Plan_20_Gap', { paragraph: 'fo:margin-bottom="3pt"', text: 'fo:font-size="4pt"' }),
    paragraphStyle('Plan_20_Gap_20_Introducing', {
      parent: 'Plan_20_Gap',
      paragraph: 'fo:keep-with-next="always"',
    }),
    paragraphStyle('Title', {
      paragraph: 'fo:margin-top="60mm" fo:margin-bottom="8pt"',
      text: `fo:font-size="30pt" fo:font-weight="bold" fo:color="#${COLOURS.navy}"`,
    }),
    paragraphStyle('Subtitle', {
      paragraph: `fo:margin-bottom="30pt" fo:padding-bottom="6mm" fo:border-bottom="1.5pt solid #${COLOURS.navy}" fo:border-left="none" fo:border-right="none" fo:border-top="none"`,
      text: `fo:font-size="16pt" fo:color="#${COLOURS.muted}"`,
    }),
    paragraphStyle('Plan_20_Fact', {
      paragraph: 'fo:margin-bottom="4.5pt"',
      inside: '<style:tab-stops><style:tab-stop style:position="34mm"/></style:tab-stops>',
    }),
    paragraphStyle('Contents_20_Heading', {
      paragraph: 'fo:break-before="page" fo:margin-bottom="8pt" fo:keep-with-next="always"',
      text: `fo:font-size="18pt" fo:font-weight="bold" fo:color="#${COLOURS.navy}"`,
    }),
    paragraphStyle('Contents_20_1', {
      paragraph: 'fo:margin-bottom="5pt"',
      inside: `<style:tab-stops><style:tab-stop style:position="${TEXT_WIDTH_MM}mm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>`,
    }),
    paragraphStyle('Footer', {
      text: `fo:font-size="9pt" fo:color="#${COLOURS.muted}"`,
      inside: `<style:tab-stops><style:tab-stop style:position="${TEXT_WIDTH_MM}mm" style:type="right"/></style:tab-stops>`,
    }),
    `<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="#${COLOURS.link}" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>`,
    `<style:style style:name="Plan_20_Label_20_Text" style:family="text"><style:text-properties fo:color="#${COLOURS.muted}"/></style:style>`,
    `<style:style style:name="Plan_20_Value" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`,
    headingStyles(),
    cellStyles(),
    listStyles(),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${ODT_NAMESPACES} office:version="1.3">${odtFonts()}<office:styles>${styles.join('')}</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="21mm" fo:margin-bottom="13mm" fo:margin-left="21mm" fo:margin-right="21mm"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Cover" style:page-layout-name="A4" style:next-style-name="Standard"/><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">${odtText(footer.text)}<text:tab/>${odtText(footer.page)} <text:page-number text:select-page="current"/> ${odtText(footer.of)} <text:page-count/></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`
}

/** The styles that the content's own tables and runs need. */
export function odtAutomaticStyles(columnWidths: Iterable<number>): string {
  const cell = (name: string, more: string) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.9mm" fo:padding-bottom="0.9mm" fo:padding-left="1.8mm" fo:padding-right="1.8mm" fo:border-top="${THIN}" fo:border-bottom="${THIN}" fo:border-left="none" fo:border-right="none"${more}/></style:style>`
  const table = (name: string, more: string) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${TEXT_WIDTH_MM}mm" table:align="left" fo:margin-top="1mm" ${more}/></style:style>`
  return [
    odtTextStyles(),
    '<style:style style:name="Plan-cover" style:family="paragraph" style:parent-style-name="Title" style:master-page-name="Cover"><style:paragraph-properties style:page-number="auto"/></style:style>',
    table('Plan-table', 'style:may-break-between-rows="true"'),
    // An activity's fields stand together, and with the text that belongs to them.
    table('Plan-fields', 'style:may-break-between-rows="false"'),
    table('Plan-fields-introducing', 'style:may-break-between-rows="false" fo:keep-with-next="always"'),
    '<style:style style:name="Plan-row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
    cell('Plan-cell', ''),
    cell('Plan-header', ` fo:background-color="#${COLOURS.shade}"`),
    ...[...columnWidths].map(
      (width) =>
        `<style:style style:name="${columnStyle(width)}" style:family="table-column"><style:table-column-properties style:column-width="${((TEXT_WIDTH_MM * width) / 10_000).toFixed(2)}mm"/></style:style>`,
    ),
  ].join('')
}

export function odtFonts(): string {
  return `<office:font-face-decls><style:font-face style:name="Plan" svg:font-family="Calibri, Carlito, 'Liberation Sans', sans-serif" style:font-family-generic="swiss"/></office:font-face-decls>`
}

function languageAndCountry(locale: Locale): string[] {
  return languageTag(locale).split('-')
}
