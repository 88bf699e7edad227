import { Bookmark, ExternalHyperlink, InternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import type { ExportRun } from '#shared/export/export-document.ts'
import { xmlText } from './xml-text.ts'

/** Runs as Word has them; a line break within a run stays one. Characters that XML cannot hold are left out. */
export function docxRuns(runs: ExportRun[]): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (run.link) return [new ExternalHyperlink({ link: run.link, children: textRuns(run, 'Hyperlink') })]
    if (run.jumpTo)
      return [new InternalHyperlink({ anchor: run.jumpTo, children: textRuns(run, 'Hyperlink') })]
    return textRuns(run)
  })
}

/** Runs that the rest of the document can jump to. */
export function anchored(anchor: string | undefined, runs: ParagraphChild[]): ParagraphChild[] {
  return anchor ? [new Bookmark({ id: anchor, children: runs })] : runs
}

function textRuns(run: ExportRun, style?: string): TextRun[] {
  return xmlText(run.text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          style,
          bold: run.bold,
          italics: run.italic,
          underline: run.underline ? {} : undefined,
          strike: run.strike,
          break: index > 0 ? 1 : undefined,
        }),
    )
}
