import type * as Y from 'yjs'
import type { Category } from '#shared/plan/plan.ts'
import { agreedSections } from '#shared/sign-off/agreed-sections.ts'
import { readWrittenPlan } from '#shared/versions/read-written-plan.ts'
import type { AgreedWording } from '#shared/versions/version.ts'
import type { WrittenPlan } from '#shared/versions/written-plan.ts'
import { EARLIER_GENERATION } from '../ports/journal.ts'
import { SERVER } from '../rooms/client-owners.ts'
import type { Room } from '../rooms/room.ts'
import { partTexts } from './part-texts.ts'

/** How a plan reads at one moment, and of which room it was read. */
export interface PresentPlan {
  parts: readonly string[]
  agreed: AgreedWording[]
  room: Room
  roomVersion: number
}

/** The plan's year, and the categories that have a section in it. */
export interface WhichPlan {
  year: number
  categories: readonly Category[]
}

export function presentIn(document: Y.Doc, room: Room, which: WhichPlan): PresentPlan {
  return {
    parts: partTexts(writtenIn(document, room, which)),
    agreed: agreedIn(document),
    room,
    roomVersion: room.version,
  }
}

/** The plan in its document, with those of its writers who are people. */
export function writtenIn(document: Y.Doc, room: Pick<Room, 'authorOf'>, which: WhichPlan): WrittenPlan {
  return readWrittenPlan(document, which, (clientId) => {
    const author = room.authorOf(clientId)
    return author === SERVER || author === EARLIER_GENERATION ? undefined : author
  })
}

/** The sections that are agreed, and not being amended, with the words they are agreed in. */
export function agreedIn(document: Y.Doc): AgreedWording[] {
  return [...agreedSections(document)].map(([category, contentHash]) => ({ category, contentHash }))
}
