import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { languageTag } from '#shared/basics/locale.ts'
import {
  CHANGE_KINDS,
  type ChangeKind,
  isUnchanged,
  type PlanChanges,
} from '#shared/overview/changes-since.ts'
import { placePath } from '#shared/plan/place-link.ts'

interface ChangesPartProps {
  planId: string
  /** Undefined where the person has not been in the plan before. */
  changes: PlanChanges | undefined
}

/** What has come in the plan since the person was in it: how much, the first by name, and the way to all of it. */
export function ChangesPart({ planId, changes }: ChangesPartProps) {
  const t = useTranslations('overview')
  const locale = useLocale()
  const id = useId()
  return (
    <section className="overview-part" aria-labelledby={id}>
      <h3 id={id}>{t('sinceLastVisit')}</h3>
      {!changes && <p className="overview-quiet">{t('neverVisited')}</p>}
      {changes && isUnchanged(changes) && <p className="overview-quiet">{t('unchanged')}</p>}
      {changes && !isUnchanged(changes) && (
        <>
          <ul className="overview-changes">
            {CHANGE_KINDS.filter((kind) => changes[kind].count > 0).map((kind) => (
              <Change key={kind} kind={kind} planId={planId} changes={changes} />
            ))}
            {changes.texts.length > 0 && (
              <li>
                <strong>
                  {t('changes.texts', {
                    sections: new Intl.ListFormat(languageTag(locale)).format(changes.texts.map(String)),
                  })}
                </strong>
              </li>
            )}
          </ul>
          <Link className="overview-way" to={`/planer/${planId}/versioner?fra=last-visit`}>
            {t('seeChanges')}
          </Link>
        </>
      )}
    </section>
  )
}

interface ChangeProps {
  kind: ChangeKind
  planId: string
  changes: PlanChanges
}

function Change({ kind, planId, changes }: ChangeProps) {
  const t = useTranslations('overview')
  const findings = useTranslations('findings')
  const { count, first } = changes[kind]
  const names = first.map(({ id, title }) => {
    const words = t('quoted', { title: title || findings('untitled') })
    // What is gone has no place to lead to.
    return (
      <span key={id}>
        {kind === 'removed' ? words : <Link to={placePath(planId, { activityId: id })}>{words}</Link>}
      </span>
    )
  })
  const more = count - first.length
  return (
    <li>
      <strong>{t(`changes.${kind}`, { count })}</strong> <Names names={names} />
      {more > 0 && ` ${t('andMore', { count: more })}`}
    </li>
  )
}

function Names({ names }: { names: readonly ReactNode[] }) {
  return names.map((name, index) => [index > 0 && ', ', name])
}
