import { type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import type { ShownFinding } from './shown-finding.ts'
import { wordPlaces } from './word-places.ts'

interface CompareDialogProps {
  finding: ShownFinding
  activities: readonly Activity[]
  isOpen: boolean
  onClose(): void
}

/** The activities of a finding side by side, with the words marked that made it. */
export function CompareDialog({ finding, activities, isOpen, onClose }: CompareDialogProps) {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <Dialog title={t('compareTitle')} isOpen={isOpen} onClose={onClose} isWide>
      <p>{finding.reasons.map((reason) => reason[locale]).join(' ')}</p>
      <div className="comparison">
        {activities.map((activity) => (
          <ComparedActivity
            key={activity.id}
            activity={activity}
            words={finding.words.get(activity.id) ?? []}
          />
        ))}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function ComparedActivity({ activity, words }: { activity: Activity; words: readonly string[] }) {
  const t = useTranslations('findings')
  const names = useTranslations('plan.fieldNames')
  const locale = useLocale()
  const id = useId()
  const marked = (text: string) => <Marked text={text} words={words} />
  const facts: [name: string, value: string][] = [
    [names('period'), formatPeriod(activity, locale)],
    [names('place'), activity.place],
    [names('audience'), activity.audience.join(', ')],
    [names('partners'), activity.partners.join(', ')],
    [names('counterpart'), activity.counterpart],
  ]
  return (
    <section className="compared" data-party={activity.party} aria-labelledby={id}>
      <PartyBadge party={activity.party} />
      <h3 id={id}>{marked(activity.title || t('untitled'))}</h3>
      <dl>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{marked(value)}</dd>
              </div>
            ),
        )}
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
