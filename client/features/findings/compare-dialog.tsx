import { type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { activityFields } from '#shared/export/activity-fields.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useActivity } from '../plan/plan-context.tsx'
import type { ShownFinding } from './shown-finding.ts'
import { wordPlaces } from './word-places.ts'

interface CompareDialogProps {
  finding: ShownFinding
  isOpen: boolean
  onClose(): void
}

/** The activities of a finding side by side, with the words marked that made it. */
export function CompareDialog({ finding, isOpen, onClose }: CompareDialogProps) {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <Dialog title={t('compareTitle')} isOpen={isOpen} onClose={onClose} isWide>
      <p>{finding.reasons.map((reason) => reason[locale]).join(' ')}</p>
      <div className="comparison">
        {finding.activityIds.map((id) => (
          <ComparedActivity key={id} id={id} words={finding.words.get(id) ?? []} />
        ))}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function ComparedActivity({ id, words }: { id: string; words: readonly string[] }) {
  const t = useTranslations('findings')
  const locale = useLocale()
  const activity = useActivity(id)
  const headingId = useId()
  if (!activity) return null
  const marked = (text: string) => <Marked text={text} words={words} />
  // The party, which comes first, is shown by its badge.
  const [, ...facts] = activityFields(activity, BUILT_IN_AGREEMENT, locale)
  return (
    <section className="compared" data-party={activity.party} aria-labelledby={headingId}>
      <PartyBadge party={activity.party} />
      <h3 id={headingId}>{marked(activity.title || t('untitled'))}</h3>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{marked(value)}</dd>
          </div>
        ))}
      </dl>
      {activity.description
        .split('\n')
        .filter((line) => line.trim())
        .map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and none moves while it is read.
          <p key={index}>{marked(line)}</p>
        ))}
    </section>
  )
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
