import { Plus } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { withoutTaken } from '#shared/meetings/agenda-proposals.ts'
import type { Category } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { proposalsAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { useStore } from '../../ui/store.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { appendPoint } from './append-point.ts'
import type { OpenPapers } from './open-meeting.ts'

type Proposal = z.output<typeof proposalsAnswer>['proposals'][number]

/** What the meeting could take up, by how the plans stand now; one press takes one of them, or a whole group. */
export function AgendaProposals({ meetingId, papers }: { meetingId: string; papers: OpenPapers }) {
  const t = useTranslations('meetings.proposals')
  const sentenceOf = useProblemSentence()
  const { points } = useStore(papers.papers)
  const { proposals, problem, load } = useProposals(meetingId)
  // Whoever begins an agenda sees them, and goes on seeing them while they take one after the other.
  const [isOpen, setOpen] = useState(points.length === 0)
  const wordsOf = useProposalWords()
  const part = useRef<HTMLDetailsElement>(null)
  const left = withoutTaken(proposals ?? [], points)
  const groups = Map.groupBy(left, ({ kind, category }) => (kind === 'task' ? 'tasks' : (category ?? 'none')))

  const take = (taken: readonly Proposal[]) => {
    for (const proposal of taken) {
      const { key, type, category, planId, activityId } = proposal
      appendPoint(papers, { title: wordsOf(proposal), type, category, planId, activityId, proposal: key })
    }
  }

  /** What was pressed goes, and the keys go on from what stands in its place. */
  const takeAndGoOn = (taken: readonly Proposal[]) => {
    const buttons = () => [...(part.current?.querySelectorAll<HTMLElement>('.meeting-proposal button') ?? [])]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? buttons().indexOf(focused) : -1
    flushSync(() => take(taken))
    const next = at < 0 ? undefined : (buttons()[at] ?? buttons().at(-1))
    const goOn = next ?? part.current?.querySelector('summary')
    goOn?.focus({ preventScroll: true })
  }

  if (problem) return <FailureBanner onRetry={() => void load()}>{sentenceOf(problem)}</FailureBanner>
  if (!proposals) return null
  return (
    <details
      ref={part}
      className="meeting-part meeting-proposals"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2>{t('title')}</h2>
        <span className="meeting-quiet">{t('count', { count: left.length })}</span>
      </summary>
      {left.length === 0 && <p className="meeting-quiet">{t('none')}</p>}
      {[...groups].map(([group, inGroup]) => (
        <ProposalGroup key={group} group={group} proposals={inGroup} wordsOf={wordsOf} onTake={takeAndGoOn} />
      ))}
    </details>
  )
}

interface ProposalGroupProps {
  group: 'tasks' | 'none' | Category
  proposals: readonly Proposal[]
  wordsOf(proposal: Proposal): string
  onTake(proposals: readonly Proposal[]): void
}

/** More than these that are only to be told of are folded: in a new plan they are most, and hide what is to be decided. */
const FEW = 2

function ProposalGroup({ group, proposals, wordsOf, onTake }: ProposalGroupProps) {
  const t = useTranslations('meetings.proposals')
  const sectionTitle = useSectionTitle()
  const title = typeof group === 'number' ? sectionTitle(group) : t(`groups.${group}`)
  const [isAllShown, setAllShown] = useState(false)
  const toTell = proposals.filter(({ type }) => type === 'information')
  const isFolded = toTell.length > FEW
  const shown = isFolded ? proposals.filter(({ type }) => type !== 'information') : proposals
  return (
    <section className="meeting-group" aria-label={title}>
      <div className="meeting-group-head">
        <h3>{title}</h3>
        <Button
          size="small"
          kind="quiet"
          aria-label={`${t('takeAll', { count: proposals.length })}: ${title}`}
          onPress={() => onTake(proposals)}
        >
          {t('takeAll', { count: proposals.length })}
        </Button>
      </div>
      <ProposalLines proposals={shown} wordsOf={wordsOf} onTake={onTake} />
      {isFolded && (
        <Button
          size="small"
          kind="quiet"
          aria-expanded={isAllShown}
          aria-label={`${t(isAllShown ? 'hideToTell' : 'showToTell', { count: toTell.length })}: ${title}`}
          onPress={() => setAllShown(!isAllShown)}
        >
          {t(isAllShown ? 'hideToTell' : 'showToTell', { count: toTell.length })}
        </Button>
      )}
      {isFolded && isAllShown && <ProposalLines proposals={toTell} wordsOf={wordsOf} onTake={onTake} />}
    </section>
  )
}

function ProposalLines({ proposals, wordsOf, onTake }: Omit<ProposalGroupProps, 'group'>) {
  const t = useTranslations('meetings.proposals')
  const points = useTranslations('meetings.points')
  if (proposals.length === 0) return null
  return (
    <ul className="meeting-lines">
      {proposals.map((proposal) => (
        <li key={proposal.key} className="meeting-proposal">
          <span>{wordsOf(proposal)}</span>
          <span className="meeting-quiet">{points(`types.${proposal.type}`)}</span>
          <Button
            size="small"
            icon={<Plus aria-hidden />}
            aria-label={`${t('take')}: ${wordsOf(proposal)}`}
            onPress={() => onTake([proposal])}
          >
            {t('take')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function useProposalWords(): (proposal: Proposal) => string {
  const t = useTranslations('meetings.proposals')
  const untitled = useTranslations('meetings.points')('untitled')
  return ({ kind, titles, category }) => {
    const [first = untitled, second = untitled] = titles.map((title) => title.trim() || untitled)
    return t(`kinds.${kind}`, { first, second, category: category ?? '' })
  }
}

function useProposals(meetingId: string) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof ask>>>()
  const load = useCallback(async () => setAnswer(await ask(meetingId)), [meetingId])
  useAskedOnLook(load)
  return {
    proposals: answer?.kind === 'ok' ? answer.answer.proposals : undefined,
    problem: answer?.kind === 'problem' ? answer : undefined,
    load,
  }
}

const ask = (meetingId: string) => call(routes.proposeAgenda, { params: { meetingId } })
