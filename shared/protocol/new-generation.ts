/** Why a document goes on as another one: said to everybody who has it open, with the close code `epochEnded`. */
import { PARTIES, type Party } from '../plan/plan.ts'

const MOVED = 'moved to the confidential part of '

/** A party has moved something out of it; what it was is for nobody else to know. */
export function movedReason(party: Party): string {
  return MOVED + party
}

/** The party that has moved something; undefined where the document goes on as another one for another reason. */
export function moverIn(reason: string): Party | undefined {
  return PARTIES.find((party) => reason === movedReason(party))
}
