import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { describeWithPostgres, newDatabase } from './with-postgres.ts'

const STARTS_ONE = `
  const { startPrivatePostgres } = await import(process.argv[1])
  const postgres = await startPrivatePostgres()
  const [{ folder, owner }] = await postgres.asAdmin("SELECT current_setting('data_directory') AS folder, current_setting('listen_addresses') AS owner")
  console.log(JSON.stringify({ folder, owner, port: postgres.port }))
  setInterval(() => {}, 1000)
`

describeWithPostgres('the PostgreSQL of the tests', () => {
  it('answers on this machine alone, and is gone with its files when whoever started it is killed', async () => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', STARTS_ONE, join(import.meta.dirname, 'private-postgres.ts')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const [line] = await once(child.stdout, 'data')
    const { folder, owner, port } = JSON.parse(String(line))
    expect(owner).toBe('127.0.0.1')
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 20_000 })
    const client = new pg.Client({ host: '127.0.0.1', port })
    await expect(client.connect()).rejects.toThrow('ECONNREFUSED')
  })

  it('gives each who asks a database of their own', async () => {
    const urls = await Promise.all([newDatabase(), newDatabase()])
    const names = await Promise.all(
      urls.map(async (url) => {
        const client = new pg.Client(url)
        await client.connect()
        const { rows } = await client.query('SELECT current_database() AS name')
        await client.end()
        return rows[0].name
      }),
    )
    expect(new Set(names).size).toBe(2)
  })
})
