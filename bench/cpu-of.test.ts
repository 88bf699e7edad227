import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { cpuOf, cpuOfFamily, timesIn } from './cpu-of.ts'

test('reads whose child a process is, and its seconds, whatever it is called', () => {
  const stat = '7 (postgres: a) (b) S 3 7 7 0 -1 4194560 901 12 0 0 150 50 25 75 20 0 1 0 4711'
  expect(timesIn(stat)).toEqual({ parent: 3, own: 2, ofEnded: 1 })
})

test('a process that has ended counts for its family alone', async () => {
  const before = cpuOfFamily(process.pid)
  const busy =
    'const end = Date.now() + 10_000; while (process.cpuUsage().user < 300_000 && Date.now() < end);'
  const child = spawn(process.execPath, ['-e', busy], { stdio: 'ignore' })
  await once(child, 'exit')
  expect(child.pid).toBeGreaterThan(0)
  expect(cpuOf([child.pid ?? 0])).toBe(0)
  expect(cpuOfFamily(process.pid) - before).toBeGreaterThanOrEqual(0.3)
})
