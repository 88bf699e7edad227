/** Words and runs as GitHub-flavoured Markdown that reads back as the same words, whatever is in them. */
import type { ExportRun } from '#shared/export/export-document.ts'
import { xmlText } from './xml-text.ts'

/** What means something wherever it stands. `<` and `&` too, so that no tag and no entity comes of it. */
const ANYWHERE = /[\\`*[\]<>~|&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
/** What makes a block of the line it begins: headings, lists, quotes, rules. */
const AT_THE_BEGINNING = /^(?:[#+=-]|:(?=-)|\d+(?=[.)](?:\s|$)))/u

/** One line of words. */
export function markdownText(text: string): string {
  return xmlText(text).replace(ANYWHERE, (character) => `\\${character}`)
}

/** Lines that stand as a paragraph; `lineBreak` parts them. */
export function markdownLines(markdown: string, lineBreak: string): string {
  return markdown
    .split('\n')
    .map((line) => safeBeginning(line.trim()))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .replaceAll('\n', lineBreak)
}

export function markdownRuns(runs: readonly ExportRun[]): string {
  return runs.map((run, index) => markdownRun(run, runs[index - 1], runs[index + 1])).join('')
}

function safeBeginning(line: string): string {
  return line.replace(AT_THE_BEGINNING, (beginning) =>
    /^\d/.test(beginning) ? beginning.replace(/$/, '\\') : `\\${beginning}`,
  )
}

/**
 * Stars are read as stars in many places, so they mark only whole words apart from other marks; tags do the rest, which
 * Markdown has for what it has no marks of its own for anyway.
 */
function markdownRun(run: ExportRun, before: ExportRun | undefined, after: ExportRun | undefined): string {
  const words = markdownText(run.text)
  const marks = [run.bold && 'strong', run.italic && 'em', run.underline && 'u', run.strike && 's'].filter(
    (mark) => typeof mark === 'string',
  )
  const [mark, ...more] = marks
  let markdown = words
  if (mark !== undefined && run.text.trim() !== '') {
    const stars = mark === 'strong' ? '**' : mark === 'em' ? '*' : undefined
    const isApart =
      !isMarked(before) && !isMarked(after) && /^[\p{L}\p{N}]$|^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(run.text)
    markdown =
      stars && more.length === 0 && isApart
        ? stars + words + stars
        : marks.reduce((inside, name) => `<${name}>${inside}</${name}>`, words)
  }
  if (run.link) return `[${markdown}](<${address(run.link)}>)`
  if (run.jumpTo) return `[${markdown}](#${run.jumpTo})`
  return markdown
}

function isMarked(run: ExportRun | undefined): boolean {
  return Boolean(run && (run.bold || run.italic || run.underline || run.strike))
}

function address(link: string): string {
  return xmlText(link).replace(/[<>\\\s]/g, (character) => encodeURIComponent(character))
}
