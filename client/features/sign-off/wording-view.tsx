import { useTranslations } from 'use-intl'
import type { SectionWording } from '#shared/sign-off/section-wording.ts'
import { ActivityFacts } from '../plan/activity-facts.tsx'
import { StaticText } from '../plan/static-text.tsx'

/** A section's words drawn to be read: its text, then its activities with all their fields. */
export function WordingView({ wording: { category, text, activities } }: { wording: SectionWording }) {
  const t = useTranslations('plan')
  return (
    <>
      <div className="prose">
        <StaticText text={text} />
      </div>
      {activities.map((activity) => (
        <div key={activity.id} className="wording-activity" data-party={activity.party}>
          <p className="wording-title">{activity.title || t('untitled')}</p>
          <ActivityFacts activity={{ ...activity, ...NOT_SHOWN, category }} />
          <div className="prose">
            <StaticText text={activity.body} />
          </div>
        </div>
      ))}
    </>
  )
}

/** What an activity has beside its words and fields. */
const NOT_SHOWN = { rank: '', description: '' }
