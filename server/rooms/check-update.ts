/**
 * Decides whether a document may take an update, before anything of it is applied: Yjs applies what it can of a bad
 * update and keeps the rest for later, so a bad one is refused whole. Pure: it reads the document and changes nothing.
 */
import * as Y from 'yjs'
import { UPDATE_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { AgreedParts } from './agreed-parts.ts'
import { type HolderOfRoot, holderOfPlanRoot, isAllowedContent } from './allowed-content.ts'
import { type Arriving, arrivalOrder } from './arrival-order.ts'
import { type DecodedUpdate, decodeUpdate, NoPlanUpdate } from './decode-update.ts'
import { IntegrationEffort } from './integration-effort.ts'
import { type Place, Places } from './places.ts'
import { SweptParts } from './swept-parts.ts'

/** Whoever an update's client ids must belong to; see client-owners.ts. */
export interface Ownership {
  mayWriteAs(clientId: number): boolean
}

/** `writers` are the client ids that something new is written under; what is known already says nothing of who sends it. */
export type UpdateCheck = { ok: true; writers: number[] } | Refusal

/** `builtOnMissing`: it may be sound, but builds on what has not arrived; the sender's whole difference would do. */
export interface Refusal {
  ok: false
  reason: string
  builtOnMissing: boolean
  /** It would change a section that both parties have agreed, or minutes that they have approved. */
  isOfAgreed?: true
  /** It has words for lines that a restore has taken out. */
  isOfSwept?: true
}

const DEPTH_LIMIT = 32
/** A page has one client id, so these are a thousand pages opened offline; every id is a burden on all that follows. */
const WRITERS_LIMIT = 1_000

/**
 * Refuses: bytes that are no update; structs beyond what the document and the update know (clocks, origins, parents);
 * deletions of what nobody has written yet; client ids of others; roots, nodes, marks, links and keys that do not belong
 * in a document of its kind, which `holderOfRoot` says; nesting deeper than an editor makes; what would take too long to
 * apply; any change of an agreed section or of approved minutes; words for lines that a restore has taken out.
 */
export function checkUpdate(
  document: Y.Doc,
  update: Uint8Array,
  ownership: Ownership,
  holderOfRoot: HolderOfRoot = holderOfPlanRoot,
): UpdateCheck {
  if (update.byteLength > UPDATE_LIMIT_BYTES) return refuse('too large')
  try {
    return check(document, decodeUpdate(update), ownership, holderOfRoot)
  } catch (error) {
    // Whatever the bytes made the decoder throw: nothing has been applied.
    return refuse(error instanceof NoPlanUpdate ? error.message : 'not a Yjs update')
  }
}

function check(
  document: Y.Doc,
  update: DecodedUpdate,
  ownership: Ownership,
  holderOfRoot: HolderOfRoot,
): UpdateCheck {
  const arrival = arrivalOrder(document, update.byClient)
  if (!arrival.ok) return refuse(arrival.reason, true)
  const { items, stateAfter } = arrival
  const writers = [...stateAfter.keys()]
  if (writers.length > WRITERS_LIMIT) return refuse('too many client ids')
  if (!writers.every((client) => ownership.mayWriteAs(client))) return refuse('somebody else’s client id')
  for (const [client, deletions] of update.deletions) {
    const end = stateAfter.get(client) ?? Y.getState(document.store, client)
    if (deletions.some(({ clock, len }) => clock + len > end))
      return refuse('deletes what is not written yet', true)
  }
  const places = new Places(document, update.byClient, holderOfRoot)
  const effort = new IntegrationEffort(document, update, places)
  const agreed = AgreedParts.of(document)
  const swept = SweptParts.of(document)
  for (const arriving of items) {
    const place = places.of(arriving.item)
    const problem = problemOf(arriving, place, places)
    if (problem) return problem
    if (agreed && isNewIn(arriving, place) && agreed.isChangedBy(arriving.item, place, places))
      return OF_AGREED
    if (place.kind === 'gone') swept?.arrives(arriving)
    effort.arrives(arriving, place)
  }
  if (agreed?.losesBy(update, places)) return OF_AGREED
  if (swept?.hasWords) return OF_SWEPT
  effort.deletes()
  return { ok: true, writers }
}

const OF_AGREED: Refusal = {
  ok: false,
  reason: 'changes what both parties have agreed',
  builtOnMissing: false,
  isOfAgreed: true,
}

const OF_SWEPT: Refusal = {
  ok: false,
  reason: 'writes in lines that a restore has taken out',
  builtOnMissing: false,
  isOfSwept: true,
}

/** Something that was deleted again says nothing where it stands in a row; under a key it takes the place of what was there. */
function isNewIn({ item, known }: Arriving, place: Place): place is Place & { kind: 'in' } {
  if (place.kind !== 'in' || known === item.length) return false
  return place.key !== undefined || !(item.content instanceof Y.ContentDeleted)
}

function refuse(reason: string, builtOnMissing = false): Refusal {
  return { ok: false, reason, builtOnMissing }
}

function problemOf({ item, known }: Arriving, place: Place, places: Places): Refusal | undefined {
  // Also of what is known already: Yjs makes a root of every name it reads.
  if (place.kind === 'wrong') return refuse(place.reason)
  if (known === item.length || place.kind === 'gone') return undefined
  if (place.depth > DEPTH_LIMIT) return refuse('nested too deep')
  if (!isAllowedContent(item.content, place.holder, place.key)) return refuse('content that is not allowed')
  // Yjs would count the rest where the item claims to stand.
  return known === 0 || isSamePlace(place, placeOfKnown({ item, known }, places))
    ? undefined
    : refuse('goes on elsewhere than it began', true)
}

/** Where the part that is known ends: Yjs puts the rest right behind it. */
function placeOfKnown({ item, known }: Arriving, places: Places): Place | undefined {
  const { client, clock } = item.id
  const end = places.find(Y.createID(client, clock + known - 1))
  return end instanceof Y.Item ? places.of(end) : undefined
}

function isSamePlace(one: Place & { kind: 'in' }, other: Place | undefined): boolean {
  return other?.kind === 'in' && other.owner === one.owner && other.key === one.key
}
