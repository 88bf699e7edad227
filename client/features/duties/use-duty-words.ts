import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import { type DutyAct, type DutyHead, recipientOf } from '#shared/duties/duty-act.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import type { ShownDuty } from './shown-duty.ts'

/** Duties, and what was done about them, in words. */
export function useDutyWords() {
  const t = useTranslations('duties')
  const findings = useTranslations('findings')
  const said = useNames()
  const locale = useLocale()
  const agreement = useAgreement()
  const day = (date: string) => unbroken(formatDate(date, locale))

  function act({ deed, by }: DutyAct): string {
    const who = { name: by.name, party: said.party(by.party) }
    switch (deed.act) {
      case 'dropped':
        return t('acts.dropped', { ...who, reason: deed.reason })
      case 'assigned':
        return deed.responsible
          ? t('acts.assigned', { ...who, whom: deed.responsible.name })
          : t('acts.unassigned', who)
      case 'due-changed':
        return deed.dueDate
          ? t('acts.due-changed', { ...who, day: day(deed.dueDate) })
          : t('acts.dueUsual', who)
      case 'sent':
      case 'seen':
      case 'acknowledged':
      case 'reopened':
        return t(`acts.${deed.act}`, who)
      default:
        deed satisfies never
        return ''
    }
  }

  return {
    /** `Orientér CenSec om »Møde i Paris«`. */
    title: (duty: Pick<ShownDuty, 'kind' | 'owner' | 'title'>) =>
      t(`about.${duty.kind}`, {
        who: said.party(recipientOf(duty)),
        title: duty.title || findings('untitled'),
      }),
    recipient: (duty: Pick<DutyHead, 'owner'>) => said.party(recipientOf(duty)),
    due: ({ kind, due }: Pick<ShownDuty, 'kind' | 'due'>) =>
      t(`dueBasis.${due.basis === 'start' ? kind : due.basis}`, { day: day(due.on) }),
    act,
    /** What is written to the other party, before the person changes it. */
    draft: ({ kind, owner, clause, wording }: Pick<ShownDuty, 'kind' | 'owner' | 'clause' | 'wording'>) =>
      t(`message.${kind}`, {
        title: wording.title || findings('untitled'),
        when: formatPeriod(wording, locale),
        place: wording.place.trim() === '' ? '' : `, ${wording.place.trim()}`,
        clause: clauseLabel(clause, locale, agreement),
        who: partyName(agreement, recipientOf({ owner }), locale),
      }),
  }
}
