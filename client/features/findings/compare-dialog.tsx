import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { activityFields } from '#shared/export/activity-fields.ts'
import { can } from '#shared/permissions/can.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useActivity, usePlan } from '../plan/plan-context.tsx'
import { DecisionForm } from './decision-form.tsx'
import type { ShownFinding } from './shown-finding.ts'
import { wordPlaces } from './word-places.ts'

interface CompareDialogProps {
  finding: ShownFinding
  isOpen: boolean
  onClose(): void
}

/** The activities of a finding side by side, field by field, with the words marked that made it, and what to decide. */
export function CompareDialog({ finding, isOpen, onClose }: CompareDialogProps) {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  const { person } = usePlan()
  return (
    <Dialog title={t('compareTitle')} isOpen={isOpen} onClose={onClose} isWide>
      <p>{finding.reasons.map((reason) => reason[locale]).join(' ')}</p>
      <Comparison finding={finding} />
      {can(person, 'decide', { kind: 'plan' }) && (
        <DecisionForm key={finding.decision?.at ?? ''} finding={finding} onDecided={onClose} />
      )}
      <DialogActions>
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function Comparison({ finding }: { finding: ShownFinding }) {
  const agreement = useAgreement()
  const t = useTranslations('findings')
  const locale = useLocale()
  const [one = '', other = ''] = finding.activityIds
  const activities = [useActivity(one), useActivity(other)].filter((activity) => activity !== undefined)
  const [first] = activities
  if (!first) return null
  const facts = activities.map((activity) => {
    // The party, which comes first, is shown by its badge.
    const [, ...rest] = activityFields(activity, agreement, locale)
    return new Map(rest.map(({ label, value }) => [label, value]))
  })
  // Rows in the fields' own order: those of the first, and then what only the other has.
  const labels = new Set(facts.flatMap((fact) => [...fact.keys()]))
  const wordsOf = (activity: Activity) => finding.words.get(activity.id) ?? []
  return (
    <table className="comparison">
      <thead>
        <tr>
          <td />
          {activities.map((activity) => (
            <th key={activity.id} scope="col">
              <PartyBadge party={activity.party} />
              <span className="compared-title">
                <Marked text={activity.title || t('untitled')} words={wordsOf(activity)} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...labels].map((label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {activities.map((activity, index) => (
              <td key={activity.id}>
                <Marked text={facts[index]?.get(label) ?? '–'} words={wordsOf(activity)} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('comparedText')}</th>
          {activities.map((activity) => (
            <td key={activity.id}>
              <Lines text={activity.description} words={wordsOf(activity)} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Lines({ text, words }: { text: string; words: readonly string[] }) {
  const lines = text.split('\n').filter((line) => line.trim())
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and none moves while it is read.
    <p key={index}>
      <Marked text={line} words={words} />
    </p>
  ))
}

function Marked({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  const parts: ReactNode[] = []
  let end = 0
  for (const [from, to] of wordPlaces(text, words)) {
    parts.push(text.slice(end, from), <mark key={from}>{text.slice(from, to)}</mark>)
    end = to
  }
  return [...parts, text.slice(end)]
}
