import { strFromU8, unzipSync } from 'fflate'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { packFiles } from './package-files.ts'

const RELATIONS = 'word/_rels/document.xml.rels'
const DOCUMENT = 'word/document.xml'
const PROPERTIES = 'docProps/core.xml'
const TIMES = /(?<=<dcterms:(?:created|modified) [^>]*>)[^<]+/g
/** Links get ids by chance; all others are counted. */
const LINK_ID = /(?<= Id=")rId(?!\d+")[^"]+/g

/** The same Word file for the same words: its links are numbered, and it says of its making only the day. */
export function settledDocx(docx: Uint8Array, madeOn: IsoDate): Uint8Array {
  const files = unzipSync(docx)
  const relations = strFromU8(files[RELATIONS] ?? new Uint8Array())
  const names = new Map((relations.match(LINK_ID) ?? []).map((id, index) => [id, `link${index + 1}`]))
  const change: Record<string, (xml: string) => string> = {
    [RELATIONS]: (xml) => xml.replace(LINK_ID, (id) => names.get(id) ?? id),
    [DOCUMENT]: (xml) => xml.replace(/(?<= r:id=")[^"]+/g, (id) => names.get(id) ?? id),
    [PROPERTIES]: (xml) => xml.replace(TIMES, `${madeOn}T12:00:00Z`),
  }
  return packFiles(
    Object.entries(files).map(([name, bytes]) => [name, change[name]?.(strFromU8(bytes)) ?? bytes]),
  )
}
