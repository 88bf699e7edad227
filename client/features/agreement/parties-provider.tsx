import { type ReactNode, useEffect, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { type NamedParties, NamedTexts } from '../../text/named-texts.tsx'

interface PartiesProviderProps {
  /** Until the names are there. */
  waiting: ReactNode
  children: ReactNode
}

/** Gives the pages before signing in the parties' names, and nothing else of the agreement. Without them they say what the parties are. */
export function PartiesProvider({ waiting, children }: PartiesProviderProps) {
  const [parties, setParties] = useState<NamedParties>()
  useEffect(() => {
    void call(routes.readParties).then((result) =>
      setParties(result.kind === 'ok' ? result.answer.parties : []),
    )
  }, [])
  return parties ? <NamedTexts parties={parties}>{children}</NamedTexts> : waiting
}
