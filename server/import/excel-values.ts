import { addDays, type IsoDate, isoDate } from '#shared/basics/iso-date.ts'
import { attribute, childAt, childrenNamed, type XmlElement } from './xml.ts'

/** Which of Excel's own number formats are dates. */
const DATE_FORMATS = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]

/** The formats of a workbook, which alone tell a date from a number. */
export class CellFormats {
  readonly #isDate: boolean[]

  constructor(styles: XmlElement | undefined) {
    const own = new Map<string, string>()
    for (const format of childrenOfFirst(styles, 'numFmts', 'numFmt'))
      own.set(attribute(format, 'numFmtId') ?? '', attribute(format, 'formatCode') ?? '')
    this.#isDate = childrenOfFirst(styles, 'cellXfs', 'xf').map((format) => {
      const id = attribute(format, 'numFmtId') ?? '0'
      const code = own.get(id)
      return code === undefined ? DATE_FORMATS.includes(Number(id)) : isDateCode(code)
    })
  }

  isDate(style: string | undefined): boolean {
    return this.#isDate[Number(style ?? 0)] ?? false
  }
}

function childrenOfFirst(root: XmlElement | undefined, outer: string, inner: string): XmlElement[] {
  const found = childAt(root, outer)
  return found ? childrenNamed(found, inner) : []
}

/** Days and years make a date; hours and minutes alone do not. What is quoted or in brackets is no part of the code. */
function isDateCode(code: string): boolean {
  return /[dy]|m(?!.*[hs])/iu.test(
    code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '').replace(/h.*?m|m.*?s/giu, 'h'),
  )
}

/** No sheet of plans has later ones: 31 December 2199. */
const LAST_SERIAL = 109_574

/** The day of Excel's count; undefined for a number that is no day. Excel counts a 29 February 1900 that never was. */
export function dateOfSerial(serial: number, isFrom1904: boolean): IsoDate | undefined {
  const days = Math.floor(serial)
  if (!(days >= 1 && days <= LAST_SERIAL)) return undefined
  if (isFrom1904) return addDays(isoDate(1904, 1, 1), days)
  return addDays(isoDate(1899, 12, days < 60 ? 31 : 30), days)
}

/** As people write it: 5.3.2027. */
export function writtenDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day}.${month}.${year}`
}

/** So many that an amount in millions is exact to the krone. */
const DECIMALS = 6

/** With a decimal comma, and never with just three decimals, which would be taken for separated thousands. */
export function writtenNumber(value: number): string {
  const factor = 10 ** DECIMALS
  const written = String(Math.round(value * factor) / factor).replace('.', ',')
  return /,\d{3}$/u.test(written) ? `${written}0` : written
}
