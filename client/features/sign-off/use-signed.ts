import { useLocale } from 'use-intl'
import type { SignOff } from '#shared/sign-off/sign-off.ts'
import { shortMoment } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'

/** »Anna Holm (CenSec)« and when, as they go into a sentence. */
export function useSigned() {
  const said = useNames()
  const locale = useLocale()
  return ({ by, at }: Pick<SignOff, 'by' | 'at'>) => ({
    name: by.name,
    party: said.party(by.party),
    moment: unbroken(shortMoment(at, locale)),
  })
}
