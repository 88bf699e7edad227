import { Fragment, memo, type ReactNode } from 'react'
import type { Block, RichText, Run } from '#shared/plan/rich-text.ts'
import { isSafeLink } from '#shared/plan/safe-link.ts'
import type { TextMark } from './text-marks.ts'

/** Rich text drawn with the very tags and lengths of the editor, so that mounting one moves nothing. */
export const StaticText = memo(function StaticText({
  text,
  marks = NO_MARKS,
}: {
  text: RichText
  marks?: readonly TextMark[]
}) {
  const cursor = { offset: 0 }
  return <>{blocksOf(text.length > 0 ? text : EMPTY_TEXT, marks, cursor)}</>
})

const NO_MARKS: readonly TextMark[] = []
const EMPTY_TEXT: RichText = [{ kind: 'paragraph', runs: [] }]

/** Where the next character stands in the flat text, counted along while drawing. */
interface Cursor {
  offset: number
}

function blocksOf(blocks: RichText, marks: readonly TextMark[], cursor: Cursor): ReactNode[] {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn whole, its blocks have no identity
    <Fragment key={index}>{blockOf(block, marks, cursor)}</Fragment>
  ))
}

function blockOf(block: Block, marks: readonly TextMark[], cursor: Cursor): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{runsOf(block.runs, marks, cursor)}</p>
    case 'heading':
      return block.level >= 4 ? (
        <h4>{runsOf(block.runs, marks, cursor)}</h4>
      ) : (
        <h3>{runsOf(block.runs, marks, cursor)}</h3>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>{blocksOf(item, marks, cursor)}</li>
      ))
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return <blockquote>{blocksOf(block.blocks, marks, cursor)}</blockquote>
    case 'table':
      return (
        <div className="tableWrapper">
          <table>
            <tbody>
              {block.rows.map((row, rowIndex) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={rowIndex}>
                  {row.map((cell, index) => {
                    const Cell = cell.header ? 'th' : 'td'
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <Cell key={index} colSpan={cell.columns} rowSpan={cell.rows}>
                        {blocksOf(cell.blocks, marks, cursor)}
                      </Cell>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    default:
      block satisfies never
      return null
  }
}

function runsOf(runs: readonly Run[], marks: readonly TextMark[], cursor: Cursor): ReactNode {
  const drawn = runs.flatMap((run) => piecesOf(run, marks, cursor))
  cursor.offset += 1
  const endsInBreak = runs.at(-1)?.text === '\n'
  return (
    <>
      {drawn}
      {(drawn.length === 0 || endsInBreak) && <br data-filler="" />}
    </>
  )
}

/** A run cut where marks begin and end. */
function piecesOf(run: Run, marks: readonly TextMark[], cursor: Cursor): ReactNode[] {
  const from = cursor.offset
  const to = from + run.text.length
  cursor.offset = to
  if (run.text === '\n') return [<br key={from} />]
  const touching = marks.filter((mark) => mark.from < to && mark.to > from)
  const cuts = new Set([from, to])
  for (const mark of touching) {
    cuts.add(Math.max(mark.from, from))
    cuts.add(Math.min(mark.to, to))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? to
    const words = formatted(run, run.text.slice(start - from, end - from))
    const covering = touching.filter((mark) => mark.from <= start && mark.to >= end)
    return <Fragment key={start}>{covering.reduce(marked, words)}</Fragment>
  })
}

function marked(content: ReactNode, mark: TextMark): ReactNode {
  return (
    <mark className="text-mark" data-kind={mark.kind} data-mark={mark.id}>
      {content}
    </mark>
  )
}

function formatted(run: Run, text: string): ReactNode {
  let words: ReactNode = text
  if (run.strike) words = <s>{words}</s>
  if (run.underline) words = <u>{words}</u>
  if (run.italic) words = <em>{words}</em>
  if (run.bold) words = <strong>{words}</strong>
  if (run.link && isSafeLink(run.link)) {
    words = (
      <a href={run.link} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
    )
  }
  return words
}
