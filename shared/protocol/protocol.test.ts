import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FRAMES } from './frames.ts'
import { PROBLEMS } from './problems.ts'
import { parseRoom, roomName } from './rooms.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const all: [string, Route][] = Object.entries(routes)

describe('the protocol', () => {
  test('[RIGHTS-4] every route stands once, with an access rule and matching path parameters', () => {
    const places = all.map(([, route]) => `${route.method} ${route.path}`)
    expect(new Set(places).size).toBe(places.length)
    for (const [name, route] of all) {
      expect(route.access.kind, name).toMatch(/^(public|signed-in|permitted)$/)
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter)
      const taken = 'shape' in route.params ? Object.keys(Object(route.params.shape)) : []
      expect(taken.toSorted(), name).toEqual(inPath.toSorted())
      if (inPath.length > 0) expect(route.params.safeParse({}).success, name).toBe(false)
    }
  })

  test('[RIGHTS-4] every route that a capability names is in the table, and none hides another of its name', async () => {
    const folder = join(import.meta.dirname, 'routes')
    const files = await readdir(folder)
    const parts = await Promise.all(files.map((file) => import(join(folder, file))))
    const named = parts.flatMap((part) =>
      Object.entries(part).flatMap(([name, value]) =>
        name.endsWith('Routes') ? Object.keys(Object(value)) : [],
      ),
    )
    expect(named.sort()).toEqual(Object.keys(routes).sort())
  })

  test('[SYNC-4] the y-websocket message types are unchanged and ours start at 100', () => {
    expect(
      [FRAMES.sync, FRAMES.awareness, FRAMES.auth, FRAMES.queryAwareness].map(({ type }) => type),
    ).toEqual([0, 1, 2, 3])
    const { saved, refused, hello, fingerprint, diverged } = FRAMES
    expect([saved, refused, hello, fingerprint, diverged].map(({ type }) => type)).toEqual([
      100, 101, 102, 103, 104,
    ])
  })

  test('[SYNC-4] room names read back as written', () => {
    for (const name of ['plan/demo-2027', 'plan/demo-2027/ledger', 'plan/demo-2027/confidential/difos']) {
      const room = parseRoom(name)
      expect(room && roomName(room)).toBe(name)
    }
  })

  test.each([
    '',
    'plan',
    'plan/',
    'plan/../etc/passwd',
    'plan/demo-2027/',
    'plan/demo-2027/ledger/x',
    'plan/demo-2027/confidential',
    'plan/demo-2027/confidential/nato',
    'plan/%2e%2e',
    'plan/DEMO',
    'plan/a\0b',
    'Plan/demo-2027',
    `plan/${'a'.repeat(65)}`,
    'plan/__proto__',
  ])('[RIGHTS-3] %j is no room', (name) => {
    expect(parseRoom(name)).toBeUndefined()
  })

  test('[INPUT-1] every problem has one sentence in each language', () => {
    for (const [code, { da, en, status }] of Object.entries(PROBLEMS)) {
      expect(da, code).toMatch(/[.!]$/)
      expect(en, code).toMatch(/[.!]$/)
      expect(status, code).toBeGreaterThanOrEqual(400)
    }
  })
})
