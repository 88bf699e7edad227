import { beforeAll, describe, expect, it } from 'vitest'
import type { AuditEvent } from '#shared/audit/entry.ts'
import { checkTrail } from '../audit/chain.ts'
import { testAuditContract } from '../ports/audit-contract.ts'
import { type OpenWorkspace, openEmptied, openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { storedTrailIn } from './postgres-audit.ts'

const event = (number: number): AuditEvent => ({
  at: new Date(Date.UTC(2027, 0, 4, 8, number)).toISOString(),
  actor: { kind: 'server' },
  action: 'verified',
  result: 'ok',
  facts: {},
})

describeWithPostgres('the audit trail in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })
  const withoutGuard = async ({ database: { pool } }: OpenWorkspace, sql: string) => {
    await pool.query('ALTER TABLE audit_entries DISABLE TRIGGER never_changed')
    await pool.query(sql)
    await pool.query('ALTER TABLE audit_entries ENABLE TRIGGER never_changed')
  }

  describe('as every trail', () => {
    testAuditContract(async () => {
      let open = await openEmptied(url)
      const { trail } = open
      let refusing: Promise<unknown> = Promise.resolve()
      return {
        trail: {
          ...trail,
          get head() {
            return trail.head
          },
          append: async (event) => {
            await refusing
            return trail.append(event)
          },
        },
        reopen: async () => {
          await open.close()
          open = await openWorkspace(url)
          return open.trail
        },
        letWrites: (succeed) => {
          const sql = succeed ? 'DROP CONSTRAINT no_room' : 'ADD CONSTRAINT no_room CHECK (false) NOT VALID'
          refusing = open.database.pool.query(`ALTER TABLE audit_entries ${sql}`)
        },
        teardown: () => open.close(),
      }
    })
  })

  it('[SERVERS-26] is one chain, whichever servers add to it', async () => {
    await (await openEmptied(url)).close()
    const [here, there] = [
      await openWorkspace(url, { isShared: true }),
      await openWorkspace(url, { isShared: true }),
    ]
    const appended = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const { trail } = at % 2 === 0 ? here : there
        return trail.append(event(at))
      }),
    )
    expect(new Set(appended.map(({ position }) => position)).size).toBe(60)
    const { lines, anchors } = await storedTrailIn(here.database.pool)
    expect(lines).toHaveLength(60)
    expect(checkTrail(lines, anchors).damage).toBeUndefined()
    expect(await here.trail.latest()).toEqual(anchors[0])
    expect(await there.trail.latest()).toEqual(anchors[0])
    await Promise.all([here.close(), there.close()])
  })

  it('[AUDIT-2] names the entry that somebody has changed, taken out, or cut off', async () => {
    const open = await openEmptied(url)
    const { trail } = open
    for (let number = 1; number <= 5; number++) await trail.append(event(number))
    const { pool } = open.database
    await expect(pool.query('UPDATE audit_entries SET line = line')).rejects.toThrow('never changed')
    await expect(pool.query('DELETE FROM audit_entries')).rejects.toThrow('never changed')
    await expect(pool.query('TRUNCATE audit_entries')).rejects.toThrow('never changed')
    const damageNow = async () => {
      const { lines, anchors } = await storedTrailIn(pool)
      return checkTrail(lines, anchors).damage
    }
    expect(await damageNow()).toBeUndefined()
    await withoutGuard(open, 'DELETE FROM audit_entries WHERE position = 5')
    expect(await damageNow()).toBe('Entry 5 is missing: the trail ends before it, but had 5.')
    await withoutGuard(
      open,
      "UPDATE audit_entries SET line = replace(line, 'verified', 'restored') WHERE position = 3",
    )
    expect(await damageNow()).toBe('Entry 3 is not what was written.')
    await withoutGuard(open, 'DELETE FROM audit_entries WHERE position = 2')
    expect(await damageNow()).toBe('Entry 2 is missing: entry 3 stands in its place.')
    await open.close()
  })
})
