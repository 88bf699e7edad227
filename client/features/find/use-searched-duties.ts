import { useEffect, useMemo, useState } from 'react'
import { useLocale } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { FindIndex } from '#shared/find/find-index.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ListedDuty } from '#shared/protocol/schemas/duties.ts'
import { call } from '../../api/call.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useDutyWords } from '../duties/use-duty-words.ts'
import type { Searched } from './local-finds.ts'

/** The duties that the person may know of, asked for once something is looked for; none while the server does not answer. */
export function useSearchedDuties(isWanted: boolean): Searched[] {
  const [duties, setDuties] = useState<readonly ListedDuty[]>([])
  const agreement = useAgreement()
  const locale = useLocale()
  const wordsOf = useDutyWords()

  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    void call(routes.listDuties).then((result) => {
      if (!isGone && result.kind === 'ok') setDuties(result.answer.duties)
    })
    return () => {
      isGone = true
    }
  }, [isWanted])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are made anew each time, and are the same in one language
  return useMemo(
    () =>
      [false, true].map((isConfidential) => {
        const index = new FindIndex()
        index.keep(
          duties
            .filter((duty) => duty.isConfidential === isConfidential)
            .map((duty) => ({
              key: `duty/${duty.planId}/${duty.id}`,
              place: { kind: 'duty', dutyId: duty.id },
              title: wordsOf.title(duty),
              text: 'message' in duty.state ? duty.state.message : '',
              facts: [clauseLabel(duty.clause, locale, agreement), duty.responsible?.name]
                .filter(Boolean)
                .join(' · '),
              also: '',
            })),
        )
        return { index, plan: undefined, isConfidential }
      }),
    [duties, agreement, locale],
  )
}
