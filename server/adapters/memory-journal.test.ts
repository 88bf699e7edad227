import { describe } from 'vitest'
import { testJournalContract } from '../ports/journal-contract.ts'
import { createMemoryJournal } from './memory-journal.ts'

describe('the journal in memory', () => {
  testJournalContract(async () => ({ journal: createMemoryJournal() }))
})
