/** How cells look: number formats are written as Excel stores them, and shown in the reader's own way. */

import type { Locale } from '#shared/basics/locale.ts'
import { couldBeFormula } from '#shared/export/formula-guard.ts'
import type { TypedCell } from '#shared/export/typed-table.ts'
import { escapeXml } from './xml-text.ts'

const DATE_FORMAT = 164
const KRONER_FORMAT = 165
const WHOLE_NUMBER = 1
const GENERAL = 0

const FORMATS: Record<Locale, { date: string; kroner: string }> = {
  da: { date: 'd\\.m\\.yyyy', kroner: '#,##0\\ "kr."' },
  en: { date: 'd\\ mmm\\ yyyy', kroner: '"DKK "#,##0' },
}

/** The places of the styles in the list below. */
export const HEADING_STYLE = 1
const TEXT_STYLE = 2
/** Stays text also when somebody edits the cell. */
const QUOTED_STYLE = 3
const DATE_STYLE = 4
const KRONER_STYLE = 5
const INTEGER_STYLE = 6
/** From here on the same in bold. */
const BOLD = 5

export function styleOf(cell: TypedCell, { isTotal }: { isTotal: boolean }): number {
  return plainStyleOf(cell) + (isTotal ? BOLD : 0)
}

function plainStyleOf(cell: TypedCell): number {
  switch (cell.kind) {
    case 'empty':
      return TEXT_STYLE
    case 'text':
      return couldBeFormula(cell.text) ? QUOTED_STYLE : TEXT_STYLE
    case 'date':
      return DATE_STYLE
    case 'kroner':
      return KRONER_STYLE
    case 'integer':
      return INTEGER_STYLE
    default:
      cell satisfies never
      return GENERAL
  }
}

export function stylesXml(locale: Locale): string {
  const { date, kroner } = FORMATS[locale]
  // Numbers keep clear of the text that begins in the next column.
  const looks: Look[] = [
    { format: GENERAL, aligned: 'wrapText="1"' },
    { format: GENERAL, aligned: 'wrapText="1"', isQuoted: true },
    { format: DATE_FORMAT, aligned: 'horizontal="left"' },
    { format: KRONER_FORMAT, aligned: 'horizontal="right" indent="1"' },
    { format: WHOLE_NUMBER, aligned: 'horizontal="center"' },
  ]
  const cells = (fontId: number) => looks.map((look) => cellStyle(look, fontId))
  const styles = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
    ...cells(0),
    ...cells(1),
  ]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="${DATE_FORMAT}" formatCode="${escapeXml(date)}"/><numFmt numFmtId="${KRONER_FORMAT}" formatCode="${escapeXml(kroner)}"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`
}

interface Look {
  format: number
  /** Attributes of its alignment. */
  aligned: string
  isQuoted?: true
}

function cellStyle({ format, aligned, isQuoted }: Look, fontId: number): string {
  const number = format === GENERAL ? '' : ' applyNumberFormat="1"'
  const quoted = isQuoted ? ' quotePrefix="1"' : ''
  return `<xf numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="0"${quoted}${number} applyFont="1" applyAlignment="1"><alignment vertical="top" ${aligned}/></xf>`
}
