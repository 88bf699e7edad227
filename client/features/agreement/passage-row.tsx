import { ArrowDownToLine, ArrowUpToLine, Merge, Scissors, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import {
  joinWithPrevious,
  movePassage,
  sentencesIn,
  setClauses,
  splitPassage,
} from '#shared/agreement/wording/edit-passages.ts'
import type { ReadPassage } from '#shared/agreement/wording/read-layers.ts'
import type { Passage, WordingChange, WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Select } from '../../ui/select.tsx'
import { useAgreement } from './agreement-provider.tsx'

interface PassageRowProps {
  passage: ReadPassage
  index: number
  layers: WordingLayers
  /** Those that stand in it. */
  changes: readonly WordingChange[]
  /** The row that then has what was worked on is the one that is gone on with. */
  onPassages(passages: Passage[], index: number): void
  onMade(change: WordingChange, isMade: boolean): void
}

/** One passage in its three layers, with what can be done to each. */
export function PassageRow(props: PassageRowProps) {
  const agreement = useAgreement()
  const { passage } = props
  const locale = useLocale()
  const t = useTranslations('agreementImport')
  const title = passage.begins?.title || (passage.begins && clauseLabel(passage.begins.id, locale, agreement))
  return (
    <tr data-begins={passage.begins ? true : undefined}>
      <td className="layer-raw" lang="da">
        {passage.original}
      </td>
      <td lang="da">
        {passage.paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is told by its place alone
          <p key={index}>{paragraph}</p>
        ))}
        {props.changes.length > 0 && (
          <Folded summary={t('changes', { count: props.changes.length })}>
            {() => <Changes changes={props.changes} onMade={props.onMade} />}
          </Folded>
        )}
      </td>
      <td>
        {title && <p className="layer-part">{t(`parts.${passage.begins?.kind ?? 'clause'}`, { title })}</p>}
        {passage.clauses.length > 0 && (
          <ul className="layer-clauses" aria-label={t('wordingOf')}>
            {passage.clauses.map((id) => (
              <li key={id}>{clauseLabel(id, locale, agreement)}</li>
            ))}
          </ul>
        )}
        <Folded summary={t('boundaries')}>
          {() => (
            <div className="layer-boundaries">
              <Clauses {...props} />
              <Boundaries {...props} />
            </div>
          )}
        </Folded>
      </td>
    </tr>
  )
}

/** What is within is drawn once it is opened: there are many of them. */
function Folded({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  )
}

function Changes({ changes, onMade }: Pick<PassageRowProps, 'changes' | 'onMade'>) {
  const t = useTranslations('agreementImport')
  return changes.map((change) => (
    <CheckBox
      key={change.at}
      label={t('change', { was: visible(change.was), reads: visible(change.reads) })}
      meaning={t(`why.${change.why}`)}
      isChosen={change.isMade}
      onChange={(isMade) => onMade(change, isMade)}
    />
  ))
}

/** Spaces and line breaks as signs that can be seen. */
function visible(text: string): string {
  return text.replaceAll('\n', '⏎').replaceAll(/^ | $/gu, '␣')
}

const NONE: string = 'none'

function Clauses({ passage, index, layers, onPassages }: PassageRowProps) {
  const agreement = useAgreement()
  const t = useTranslations('agreementImport')
  const locale = useLocale()
  const give = (clauses: string[]) => onPassages(setClauses(layers.passages, index, clauses), index)
  return (
    <>
      {passage.clauses.map((id) => (
        <Button
          key={id}
          size="small"
          kind="quiet"
          icon={<X aria-hidden />}
          onPress={() => give(passage.clauses.filter((one) => one !== id))}
        >
          {t('removeClause', { clause: clauseLabel(id, locale, agreement) })}
        </Button>
      ))}
      <Select
        label={t('addClause')}
        isLabelHidden
        density="compact"
        value={NONE}
        options={[
          { value: NONE, text: t('addClause') },
          ...agreement.clauses
            .filter(({ id }) => !passage.clauses.includes(id))
            .map(({ id, summary }) => ({
              value: id,
              text: clauseLabel(id, locale, agreement),
              note: summary[locale],
            })),
        ]}
        onChange={(id) => id !== NONE && give([...passage.clauses, id])}
      />
    </>
  )
}

function Boundaries({ passage, index, layers, onPassages }: PassageRowProps) {
  const t = useTranslations('agreementImport')
  const { passages } = layers
  const sentences = sentencesIn(layers, index)
  const [, second] = sentences
  const last = sentences.at(-1)
  const isLast = index === passages.length - 1
  const act = (icon: ReactNode, words: string, next: Passage[], shown = index) => (
    <Button key={words} size="small" kind="quiet" icon={icon} onPress={() => onPassages(next, shown)}>
      {words}
    </Button>
  )
  return (
    <>
      {index > 0 && act(<Merge aria-hidden />, t('join'), joinWithPrevious(passages, index), index - 1)}
      {index > 0 &&
        second &&
        act(<ArrowUpToLine aria-hidden />, t('firstToPrevious'), movePassage(passages, index, second.from))}
      {!isLast &&
        second &&
        last &&
        act(<ArrowDownToLine aria-hidden />, t('lastToNext'), movePassage(passages, index + 1, last.from))}
      {sentences
        .filter(({ from }) => from > passage.from)
        .map(({ from, text }) =>
          act(
            <Scissors aria-hidden />,
            t('splitBefore', { sentence: text.length > 40 ? `${text.slice(0, 40)}…` : text }),
            splitPassage(passages, index, from),
          ),
        )}
    </>
  )
}
