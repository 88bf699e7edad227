import { useLocale, useTranslations } from 'use-intl'
import { timeOfDay } from '../../text/moment.ts'
import { type Entry, type Trail, useEntrySentence, useRefusalReason } from './entry-sentence.ts'

/** When it was, what it was, and below it what tells it from others alike. */
export function AuditEntryItem({ entry, trail }: { entry: Entry; trail: Trail }) {
  const t = useTranslations('auditPage')
  const locale = useLocale()
  const sentenceOf = useEntrySentence(trail.people)
  const reasonOf = useRefusalReason()
  const reason = reasonOf(entry)
  const tokenName = tokenNameOf(entry, trail)
  const details = [
    planTitleOf(entry, trail),
    tokenName === undefined ? entry.token && t('tokenGone') : t('token', { name: tokenName }),
    entry.address && t('from', { address: entry.address }),
  ].filter((detail) => detail !== undefined && detail !== '')
  return (
    <li className="audit-entry" data-refused={reason === undefined ? undefined : true}>
      <time dateTime={entry.at}>{timeOfDay(entry.at, locale)}</time>
      <div className="audit-words">
        <p>{sentenceOf(entry)}.</p>
        {reason !== undefined && <p className="audit-reason">{reason}</p>}
        {details.length > 0 && <p className="audit-details">{details.join(' · ')}</p>}
      </div>
    </li>
  )
}

/** Of the token it was done with, or that it is about. */
function tokenNameOf({ token, facts }: Entry, { tokens }: Trail): string | undefined {
  return tokens.find(({ id }) => id === (token ?? facts.tokenId))?.name
}

function planTitleOf({ facts }: Entry, { plans }: Trail): string | undefined {
  const planId = facts.planId ?? /^plan\/([^/]+)/.exec(facts.room ?? '')?.[1]
  return plans.find(({ id }) => id === planId)?.title
}
