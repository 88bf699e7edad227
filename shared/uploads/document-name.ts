import { DOCUMENT_TYPES, type DocumentType } from './document.ts'

/** Of letters, as UTF-16 counts them; with an ending of its own every system takes such a name. */
const LONGEST_NAME = 120
/** What turns the direction of writing, or has no width: with it »tilbudfdp.exe« reads as »tilbudexe.pdf«. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu
const FORBIDDEN = /["*:<>?|]/gu
/** Devices to Windows, whatever ending they have. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

/**
 * The name that a document of this kind is kept and saved under: what it was called, without folders and without what
 * another system would take for something else, and always with an ending of its kind, whatever it was called.
 */
export function documentName(called: string, type: DocumentType): string {
  const last = called.normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  const plain = last
    .replaceAll(UNSEEN, '')
    .replaceAll(FORBIDDEN, '_')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '')
  const { stem, ending } = parted(plain, type)
  const safe = DEVICES.test(stem) ? `_${stem}` : stem
  return `${shortened(safe || 'dokument', LONGEST_NAME - ending.length - 1)}.${ending}`
}

/** With another kind's ending, all of it is the stem: »regnskab.exe« that is a PDF becomes »regnskab.exe.pdf«. */
function parted(name: string, type: DocumentType): { stem: string; ending: string } {
  const endings: readonly string[] = DOCUMENT_TYPES[type].endings
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  return endings.includes(ending)
    ? { stem: name.slice(0, -ending.length - 1).replace(/[. ]+$/u, ''), ending }
    : { stem: name, ending: endings[0] ?? type }
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  // Not within a letter of two halves.
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()
}
