import { backingParty } from '#shared/duties/standing.ts'
import { useNames } from '../../text/unbroken.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'

/** What the parties are called where seats on a board are spoken of, `DI FOS’` before the backing that is theirs; empty under an agreement that knows none. */
export function useSeatNames(): { host: string; backing: string } {
  const said = useNames()
  const { standing } = useAgreement()
  const backing = backingParty(standing)
  return {
    host: standing.seats ? said.party(standing.seats.host) : '',
    backing: backing ? said.owner(backing) : '',
  }
}
