/**
 * Whose an activity is. Its field `party` is typed by anybody who may edit, so it alone lets nobody take an activity out of the
 * other party's sight; under whose client ids it was written cannot be typed.
 */
import type * as Y from 'yjs'
import { ACTIVITY_PARTIES, type ActivityParty, isParty, type Party } from '../plan/plan.ts'
import { activityRecords } from '../plan/plan-document.ts'

/** Names in the ledger, on the wire: change them only with SCHEMA_VERSION. */
export const OWNERS_ROOT = 'owners'

/** Who has written under a client id: somebody of a party, or the server; undefined where nobody knows. */
export type WriterOf = (clientId: number) => Party | 'server' | undefined

/**
 * Whose an activity is: the party's that the other has given it to; else the one's noted in the ledger; else its maker's. What the server has made on a command belongs to the party it was made for, as long as that was never changed.
 * Undefined where nobody can tell.
 */
export function ownerOf(
  plan: Y.Doc,
  ledger: Y.Doc,
  activityId: string,
  writerOf: WriterOf,
): ActivityParty | undefined {
  const records = activityRecords(plan)
  const made = first(itemOf(records, activityId))
  const record = records.get(activityId)
  const named = record && itemOf(record, 'party')
  if (!made || !named || named.deleted) return undefined
  const party = ACTIVITY_PARTIES.find((one) => one === record.get('party'))
  const namer = writerOf(named.id.client)
  if (isParty(party) && isParty(namer) && namer !== party) return party
  const noted = ledger.getMap(OWNERS_ROOT).get(activityId)
  const owner = ACTIVITY_PARTIES.find((one) => one === noted)
  if (owner) return owner
  const maker = writerOf(made.id.client)
  if (isParty(maker)) return maker
  return namer === 'server' && named.left === null ? party : undefined
}

/** Notes whose a new activity is; what is noted already stands. */
export function noteNewOwner(ledger: Y.Doc, activityId: string, owner: ActivityParty): void {
  const owners = ledger.getMap(OWNERS_ROOT)
  if (!owners.has(activityId)) owners.set(activityId, owner)
}

/** Notes in a ledger whose each activity of a plan is, removed ones too; one of which nobody can tell is neither's alone. */
export function noteOwners(
  ledger: Y.Doc,
  plan: Y.Doc,
  owner: (activityId: string) => ActivityParty | undefined,
): void {
  ledger.transact(() => {
    for (const id of activityRecords(plan).keys()) noteNewOwner(ledger, id, owner(id) ?? 'joint')
  })
}

/** What stands under the key now, or stood there last. */
function itemOf<Value>(map: Y.Map<Value>, key: string): Y.Item | undefined {
  return map._map.get(key)
}

/** What stood there before all else: who puts another in its place does not make it. */
function first(item: Y.Item | undefined): Y.Item | undefined {
  let earliest = item
  while (earliest?.left) earliest = earliest.left
  return earliest
}
