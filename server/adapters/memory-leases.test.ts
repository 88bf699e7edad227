import { describe, expect, it } from 'vitest'
import { testLeasesContract } from '../ports/leases-contract.ts'
import { createMemoryLeases, type LeaseTable } from './memory-leases.ts'

describe('leases in memory', () => {
  testLeasesContract(async () => {
    const table: LeaseTable = new Map()
    return { another: async () => createMemoryLeases(table) }
  })

  it('are their server’s own where it shares none', () => {
    expect(createMemoryLeases().areOwn).toBe(true)
    expect(createMemoryLeases(new Map()).areOwn).toBe(false)
  })
})
