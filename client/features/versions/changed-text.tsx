import { Fragment, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { LineChange, Piece } from '#shared/versions/compare-texts.ts'

/** Who has written what, by their ids. */
export type Writers = ReadonlyMap<string, string>

interface ChangedTextProps {
  lines: readonly LineChange[]
  writers: Writers
}

/** Lines that stand around what has changed. */
const AROUND = 1

/** A text word by word: what has come underlined, with its writer's name, what has gone struck out. */
export function ChangedText({ lines, writers }: ChangedTextProps) {
  const t = useTranslations('versions')
  const stretches = useMemo(() => stretchesOf(lines), [lines])
  return (
    <div className="changed-text">
      {stretches.map((stretch) =>
        stretch.kind === 'left-out' ? (
          <p key={stretch.from} className="changed-left-out">
            {t('unchanged', { count: stretch.count })}
          </p>
        ) : (
          <ChangedLine key={stretch.from} line={stretch.line} writers={writers} />
        ),
      )}
    </div>
  )
}

function ChangedLine({ line, writers }: { line: LineChange; writers: Writers }) {
  const t = useTranslations('versions')
  const { style, before, pieces, end, isFormatted } = line
  const isWhole = pieces.every(({ kind }) => kind === end) && pieces.length > 0
  return (
    <div
      className="changed-line"
      data-style={style.kind}
      data-quoted={style.isQuoted}
      data-depth={style.depth}
      data-end={isWhole ? end : undefined}
    >
      {style.row !== undefined && style.column !== undefined && (
        <span className="changed-note">{t('cellAt', { row: style.row, column: style.column })}</span>
      )}
      <p>
        <ChangedWords pieces={pieces} writers={writers} />
        {end !== 'same' && !isWhole && <LineEnd end={end} />}
      </p>
      {isFormatted && <span className="changed-note">{t('formatted')}</span>}
      {before && (
        <span className="changed-note">
          {before.kind === style.kind
            ? t('placedOtherwise')
            : t('styled', { before: t(`styles.${before.kind}`), after: t(`styles.${style.kind}`) })}
        </span>
      )}
    </div>
  )
}

/** A line end that came or went between words that did not. */
function LineEnd({ end }: { end: 'inserted' | 'deleted' }) {
  const t = useTranslations('versions')
  const label = t(end === 'inserted' ? 'lineParted' : 'lineJoined')
  return (
    <span className="changed-line-end" data-end={end} title={label}>
      <span aria-hidden>¶</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}

interface ChangedWordsProps {
  pieces: readonly Piece[]
  writers: Writers
}

/** A writer's name stands once for what they have written in a row, whatever went in between. */
export function ChangedWords({ pieces, writers }: ChangedWordsProps) {
  return pieces.map((piece, index) => {
    // The pieces of a comparison never change places.
    const key = index
    switch (piece.kind) {
      case 'same':
        return <Fragment key={key}>{piece.text}</Fragment>
      case 'deleted':
        return <DeletedWords key={key} text={piece.text} />
      case 'inserted':
        return (
          <InsertedWords
            key={key}
            text={piece.text}
            writer={nameOf(piece, writers)}
            isNamed={isLastInRow(pieces, index)}
          />
        )
      default:
        piece.kind satisfies never
        return null
    }
  })
}

function InsertedWords({
  text,
  writer,
  isNamed,
}: {
  text: string
  writer: string | undefined
  isNamed: boolean
}) {
  const t = useTranslations('versions')
  return (
    <>
      <ins title={writer}>
        <span className="visually-hidden">
          {` ${writer === undefined ? t('insertedByNobody') : t('inserted', { name: writer })} `}
        </span>
        {text}
        <span className="visually-hidden">{t('endOfChange')}</span>
      </ins>
      {isNamed && writer !== undefined && (
        <span className="changed-writer" aria-hidden>
          {writer}
        </span>
      )}
    </>
  )
}

function DeletedWords({ text }: { text: string }) {
  const t = useTranslations('versions')
  return (
    <del>
      <span className="visually-hidden">{` ${t('deleted')} `}</span>
      {text}
      <span className="visually-hidden">{t('endOfChange')}</span>
    </del>
  )
}

function nameOf({ by }: Piece, writers: Writers): string | undefined {
  return by === undefined ? undefined : writers.get(by)
}

/** Whether what comes next that somebody has written is not this writer's. A space that nobody wrote parts nothing. */
function isLastInRow(pieces: readonly Piece[], index: number): boolean {
  const next = pieces
    .slice(index + 1)
    .find(({ kind, by, text }) => kind === 'inserted' && (by !== undefined || text.trim() !== ''))
  return next?.by !== pieces[index]?.by
}

type Stretch =
  | { kind: 'line'; from: number; line: LineChange }
  | { kind: 'left-out'; from: number; count: number }

/** What has changed with what stands around it; the rest is counted. */
function stretchesOf(lines: readonly LineChange[]): Stretch[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(isDifferent),
  )
  const stretches: Stretch[] = []
  lines.forEach((line, index) => {
    const last = stretches.at(-1)
    if (isNear[index]) stretches.push({ kind: 'line', from: index, line })
    else if (last?.kind === 'left-out') last.count++
    else stretches.push({ kind: 'left-out', from: index, count: 1 })
  })
  return stretches
}

function isDifferent({ pieces, before, end, isFormatted }: LineChange): boolean {
  return (
    before !== undefined ||
    isFormatted === true ||
    end !== 'same' ||
    pieces.some(({ kind }) => kind !== 'same')
  )
}
