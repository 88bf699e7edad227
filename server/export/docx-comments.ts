import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentsOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { ExportDocument, ExportRun } from '#shared/export/export-document.ts'
import { type ThreadEdges, threadEdges } from '#shared/export/thread-edges.ts'
import { docxRuns } from './docx-runs.ts'
import { xmlText } from './xml-text.ts'

/** The document's threads as Word's comments: each comment one of its own, on the same words as the one it replies to. */
export class DocxComments {
  /** What Word keeps beside the text; undefined where nothing has been said. */
  readonly all: ICommentsOptions | undefined
  readonly #edges: ThreadEdges
  readonly #idsOf = new Map<number, number[]>()

  constructor({ threads, blocks }: ExportDocument) {
    this.#edges = threadEdges(blocks)
    const comments = threads.flatMap(({ number, comments }) =>
      comments.map((comment) => ({ number, comment })),
    )
    comments.forEach(({ number }, id) => {
      this.#idsOf.set(number, [...(this.#idsOf.get(number) ?? []), id])
    })
    this.all =
      comments.length === 0
        ? undefined
        : {
            children: comments.map(({ comment: { author, at, lines } }, id) => ({
              id,
              author: xmlText(author),
              initials: initialsOf(author),
              date: new Date(at),
              children: lines.map((line) => new Paragraph({ children: docxRuns([{ text: line }]) })),
            })),
          }
  }

  /** The run's words between the marks of the comments that begin and end with it. */
  around(run: ExportRun, words: ParagraphChild[]): ParagraphChild[] {
    const idsOf = (number: number) => this.#idsOf.get(number) ?? []
    return [
      ...this.#edges
        .beginWith(run)
        .flatMap(idsOf)
        .map((id) => new CommentRangeStart(id)),
      ...words,
      ...this.#edges
        .endWith(run)
        .flatMap(idsOf)
        .flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]),
    ]
  }
}

function initialsOf(name: string): string {
  return xmlText(name)
    .split(/\s+/u)
    .map((word) => word.match(/^\p{L}/u)?.[0] ?? '')
    .join('')
    .slice(0, 3)
}
