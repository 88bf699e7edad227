import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { NamedTexts } from '../../text/named-texts.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { device } from '../offline/device.ts'

const AgreementContext = createContext<Agreement | undefined>(undefined)

/** The agreement in force. */
export function useAgreement(): Agreement {
  const agreement = useContext(AgreementContext)
  if (!agreement) throw new Error('useAgreement needs an AgreementInForce above it.')
  return agreement
}

/** Gives everything below this agreement, and its parties' names in every text. */
export function AgreementInForce({ agreement, children }: { agreement: Agreement; children: ReactNode }) {
  return (
    <AgreementContext value={agreement}>
      <NamedTexts parties={agreement.parties}>{children}</NamedTexts>
    </AgreementContext>
  )
}

/** One agreement after the other: what was drawn under one is not there under the next. */
interface InForce {
  agreement: Agreement
  count: number
}

interface AgreementProviderProps {
  person: Person
  /** Until the agreement is there. */
  waiting: ReactNode
  children: ReactNode
}

/**
 * Gives everything below the agreement in force: at once as this device has kept it, and as the server has it. Where the server
 * cannot be reached and nothing is kept, says so.
 */
export function AgreementProvider({ person, waiting, children }: AgreementProviderProps) {
  const [inForce, setInForce] = useState<InForce>()
  const [problem, setProblem] = useState<Problem>()
  const sentenceOf = useProblemSentence()
  const isTold = useRef(false)

  const ask = useCallback(async () => {
    setProblem(undefined)
    const asked = call(routes.readAgreement)
    const kept = await device.agreement(person)
    if (kept && !isTold.current) setInForce((now) => now ?? { agreement: kept, count: 0 })
    const result = await asked
    if (result.kind === 'problem') return setProblem(result)
    isTold.current = true
    const { answer } = result
    setInForce((now) =>
      now && isSame(now.agreement, answer) ? now : { agreement: answer, count: (now?.count ?? 0) + 1 },
    )
    await device.keepAgreement(person, answer)
  }, [person])

  useEffect(() => {
    void ask()
  }, [ask])

  if (inForce) {
    return (
      <AgreementInForce key={inForce.count} agreement={inForce.agreement}>
        {children}
      </AgreementInForce>
    )
  }
  if (!problem) return waiting
  return (
    <main className="page" id="indhold">
      <FailureBanner isUrgent onRetry={() => void ask()}>
        {sentenceOf(problem)}
      </FailureBanner>
    </main>
  )
}

function isSame(one: Agreement, other: Agreement): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
