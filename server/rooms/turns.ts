import { DocumentDamaged, type Journal } from '../ports/journal.ts'
import type { Standing, Turn } from '../ports/shared-journal.ts'

/** A document as the journal has it. */
export interface Opened extends Standing {
  records: Uint8Array[]
  owners: ReadonlyMap<number, string>
}

/** How rooms' turns come into the journal. */
export interface Turns {
  /** Other servers write the same documents. */
  readonly areShared: boolean
  /** Rejects with DocumentDamaged where the document cannot be read back whole, or was never begun. */
  open(document: string): Promise<Opened>
  /**
   * Has the turn judged, at once where nobody else writes, and appends what that answers. Resolves once it is kept; undefined
   * where there was nothing to keep. Throws, or rejects, with what the judge throws.
   */
  take(turn: Turn): Promise<void> | undefined
}

export function turnsOver(journal: Journal): Turns {
  const { shared } = journal
  if (!shared) return soleTurns(journal)
  return {
    areShared: true,
    open: async (document) => {
      const { updates: records, ...standing } = await shared.load(document)
      return mustBeBegun(document, { ...standing, records, owners: await journal.readOwners(document) })
    },
    take: (turn) => shared.turn(turn),
  }
}

/** Of a server that has the documents to itself: nothing is ever missed. */
function soleTurns(journal: Journal): Turns {
  return {
    areShared: false,
    open: async (document) => {
      const [epoch, records, owners] = await Promise.all([
        journal.epochOf(document),
        journal.read(document),
        journal.readOwners(document),
      ])
      return mustBeBegun(document, { epoch, seen: records.length, records, owners })
    },
    take: ({ document, judge }) => {
      const written = judge(undefined)
      if (written.kind === 'snapshot') return journal.replace(document, written.snapshot)
      let appended: Promise<void> | undefined
      for (const { update, authorship } of written.changes) {
        appended = journal.append(document, update, authorship)
        // The last of them speaks for all; this only keeps Node from ending the process meanwhile.
        appended.catch(() => {})
      }
      return appended
    },
  }
}

function mustBeBegun(document: string, opened: Opened): Opened {
  if (opened.records.length === 0) throw new DocumentDamaged(document, 'there are no records of it')
  return opened
}
