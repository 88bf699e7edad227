import { strToU8, type Zippable, zipSync } from 'fflate'

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word document of this body; `more` are parts beside, or in the place of, the usual. Nothing is packed. */
export function smallDocx(body: string, more: Zippable = {}, type = WORD): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${TYPES}"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
      ),
      'word/document.xml': strToU8(`<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`),
      ...more,
    },
    { level: 0 },
  )
}
