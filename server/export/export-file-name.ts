const DANISH_LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** A file name that every system and mail program takes: `faelles-aktivitetsplan-2027.docx`. A year the title lacks is added. */
export function exportFileName(plan: { title: string; year: number }, extension: string): string {
  const words = plan.title
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => DANISH_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .match(/[a-z0-9]+/g)
  const name = (words ?? ['plan']).join('-').slice(0, 80)
  return name.includes(String(plan.year)) ? `${name}.${extension}` : `${name}-${plan.year}.${extension}`
}
