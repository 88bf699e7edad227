import { JournalFailed } from '../ports/journal.ts'
import { VersionDamaged, type VersionStore } from '../ports/version-store.ts'
import type { VersionAnswer, VersionRequest } from './version-tables.ts'

/** The versions in the journal's file, asked for in its worker. */
export function versionStoreOver(ask: (request: VersionRequest) => Promise<VersionAnswer>): VersionStore {
  return {
    keep: async (kept) => {
      await ask({ kind: 'keep', kept })
    },
    list: async (planId) => {
      const answer = await ask({ kind: 'list', planId })
      return answer.kind === 'notes' ? answer.versions : noAnswer()
    },
    newest: async (planId) => {
      const answer = await ask({ kind: 'newest', planId })
      return answer.kind === 'version' ? answer.kept : noAnswer()
    },
    read: async (planId, versionId) => {
      const answer = await ask({ kind: 'read', planId, versionId })
      if (answer.kind === 'version-damaged') throw new VersionDamaged(planId, versionId, answer.reason)
      return answer.kind === 'version' ? answer.kept : noAnswer()
    },
    drop: async (planId, versionIds) => {
      await ask({ kind: 'drop', planId, versionIds })
    },
    partsOf: async (planId) => {
      const answer = await ask({ kind: 'parts', planId })
      return answer.kind === 'parts' ? answer.parts : noAnswer()
    },
    replace: async (planId, replacements, versions) => {
      await ask({ kind: 'replace', planId, replacements, versions })
    },
    noteVisit: async (planId, personId, visit) => {
      await ask({ kind: 'note-visit', planId, personId, visit })
    },
    visitsOf: async (planId) => {
      const answer = await ask({ kind: 'visits', planId })
      return answer.kind === 'visits' ? answer.visits : noAnswer()
    },
  }
}

function noAnswer(): never {
  throw new JournalFailed('The journal did not answer.')
}
