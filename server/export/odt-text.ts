/** Words as OpenDocument holds them. */
import type { ExportRun } from '#shared/export/export-document.ts'
import { escapeXml } from './xml-text.ts'

const MARKS = ['bold', 'italic', 'underline', 'strike'] as const
type Mark = (typeof MARKS)[number]

const MARK_PROPERTIES: Record<Mark, string> = {
  bold: 'fo:font-weight="bold"',
  italic: 'fo:font-style="italic"',
  underline:
    'style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"',
  strike: 'style:text-line-through-style="solid"',
}

/** OpenDocument folds spaces as HTML does, and has elements for those that count, for tabs and for line breaks. */
export function odtText(text: string): string {
  return escapeXml(text)
    .replace(/^ | (?= )| $/gm, '<text:s/>')
    .replaceAll('\t', '<text:tab/>')
    .replace(/\r\n|[\n\r]/g, '<text:line-break/>')
}

/** The run in the style of its marks; `odtTextStyles` defines them. */
export function odtRun(run: ExportRun): string {
  const marks = MARKS.filter((mark) => run[mark])
  const text = odtText(run.text)
  const marked =
    marks.length > 0 ? `<text:span text:style-name="${styleOf(marks)}">${text}</text:span>` : text
  const address = run.link ?? (run.jumpTo === undefined ? undefined : `#${run.jumpTo}`)
  if (address === undefined) return marked
  return `<text:a xlink:type="simple" xlink:href="${escapeXml(address)}" text:style-name="Internet_20_link">${marked}</text:a>`
}

/** A style for every way in which marks can meet. */
export function odtTextStyles(): string {
  const combinations = Array.from({ length: 2 ** MARKS.length - 1 }, (_, index) =>
    MARKS.filter((_mark, bit) => (index + 1) & (2 ** bit)),
  )
  return combinations
    .map((marks) => {
      const properties = marks.map((mark) => MARK_PROPERTIES[mark]).join(' ')
      return `<style:style style:name="${styleOf(marks)}" style:family="text"><style:text-properties ${properties}/></style:style>`
    })
    .join('')
}

function styleOf(marks: readonly Mark[]): string {
  return `Plan-${marks.join('-')}`
}
