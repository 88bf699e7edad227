import { useLocale, useTranslations } from 'use-intl'
import type { Version } from '#shared/versions/version.ts'
import { shortMoment, timeOfDay, weekdayAndDay } from '../../text/moment.ts'
import { useVersionTitle } from './version-name.ts'

interface VersionListProps {
  versions: readonly Version[]
  chosenId: string | undefined
  onChoose(version: Version): void
}

/** The newest first, day by day. */
export function VersionList({ versions, chosenId, onChoose }: VersionListProps) {
  const t = useTranslations('versions')
  const locale = useLocale()
  const days = Map.groupBy(versions, ({ at }) => weekdayAndDay(at, locale))
  return (
    <nav className="version-days" aria-label={t('listLabel')}>
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="version-day" aria-label={day}>
          <h2>{day}</h2>
          <ul className="lined-list">
            {ofDay.map((version) => (
              <li key={version.id}>
                <VersionItem
                  version={version}
                  isChosen={version.id === chosenId}
                  onChoose={() => onChoose(version)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

interface VersionItemProps {
  version: Version
  isChosen: boolean
  onChoose(): void
}

function VersionItem({ version, isChosen, onChoose }: VersionItemProps) {
  const t = useTranslations('versions')
  const locale = useLocale()
  const titleOf = useVersionTitle()
  const { at, by, name, reason, restored } = version
  const details = [
    name !== undefined && reason !== 'named' && t(`reasons.${reason}`),
    restored &&
      t(`restoredFrom.${restored.what.kind}`, {
        category: restored.what.kind === 'section' ? restored.what.category : 0,
        moment: shortMoment(restored.at, locale),
      }),
    by && t('by', { name: by.name }),
  ].filter(Boolean)
  return (
    <button
      type="button"
      className="version-item"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <time dateTime={at}>{timeOfDay(at, locale)}</time>
      <span className="version-words">
        <span className="version-title" data-reason={reason}>
          {titleOf(version)}
        </span>
        {details.length > 0 && <span className="version-details">{details.join(' ')}</span>}
      </span>
    </button>
  )
}
