import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'

/** Gives the sentence that says who can change the person's rights, since they cannot. */
export function useOwnRightsSentence(): (person: Person) => string {
  const t = useTranslations('members')
  const common = useTranslations('common')
  return ({ role, party, admin }) =>
    t('ownRights', { role, party: common(`parties.${party}`), admin: admin ? 'yes' : 'no' })
}
