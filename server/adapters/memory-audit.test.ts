import { describe } from 'vitest'
import { testAuditContract } from '../ports/audit-contract.ts'
import { createMemoryAudit } from './memory-audit.ts'

describe('the audit trail in memory', () => {
  testAuditContract(async () => {
    const trail = createMemoryAudit()
    return { trail, letWrites: trail.letWrites }
  })
})
