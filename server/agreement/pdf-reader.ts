import { extractTextItems, getDocumentProxy } from 'unpdf'
import { NotImportable } from '../import/not-importable.ts'
import { type PdfLine, textOfLines } from './text-of-lines.ts'

const MOST_PAGES = 500

/** The text of a PDF, line by line, its paragraphs told by where the lines stand. Throws NotImportable. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const document = await opened(bytes)
  try {
    if (document.numPages > MOST_PAGES) throw new NotImportable('import-too-much')
    const { items } = await extractTextItems(document)
    return textOfLines(items.map(linesOf))
  } catch (error) {
    throw error instanceof NotImportable ? error : new NotImportable('import-damaged')
  } finally {
    await document.loadingTask.destroy()
  }
}

async function opened(bytes: Uint8Array) {
  try {
    // It takes the bytes for itself.
    return await getDocumentProxy(new Uint8Array(bytes), { enableXfa: false, verbosity: 0 })
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new NotImportable(isLocked ? 'import-encrypted' : 'import-damaged')
  }
}

type Item = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number]

/** Pieces at one height are a line; what stands apart in it is parted by a space. */
function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = []
  for (const { str, x, y, width, fontSize } of items) {
    // What a font has no letter for.
    const text = str.replaceAll('\u0000', '')
    if (text.trim() === '') continue
    const last = lines.at(-1)
    if (last && Math.abs(last.y - y) < Math.max(last.size, fontSize) * SAME_HEIGHT && x >= last.left) {
      const isApart = x - last.right > fontSize * LEAST_SPACE && !/\s$/u.test(last.text)
      last.text += (isApart ? ' ' : '') + text
      last.right = x + width
    } else {
      lines.push({ text, left: x, right: x + width, y, size: fontSize })
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.trim() }))
}

/** Of the size of the letters. */
const SAME_HEIGHT = 0.5
const LEAST_SPACE = 0.15
