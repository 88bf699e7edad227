/** The files of deploy/ that no server runs: each read by the tool that it is for, where that is there. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startTestServer } from './testing/start-test-server.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const deploy = join(root, 'deploy')
const read = (name: string) => readFileSync(join(deploy, name), 'utf8')

function isThere(command: string, from: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    console.warn(`What ${command} says of deploy/ is left out: sudo apt-get install ${from}`)
    return false
  }
}

describe.skipIf(!isThere('systemd-analyze', 'systemd'))('[OPS-12] deploy/samplan.service', () => {
  test('is a unit that systemd understands, every line of it', async () => {
    const { folder, remove } = await temporaryFolder()
    // Where it is installed is the only thing that is not here.
    const program = join(folder, 'node_modules', '.bin', 'node')
    await mkdir(join(program, '..'), { recursive: true })
    await writeFile(program, '#!/bin/sh\n', { mode: 0o755 })
    const unit = join(folder, 'samplan.service')
    await writeFile(unit, read('samplan.service').replaceAll('/opt/samplan', folder))
    const said = execFileSync('sh', ['-c', `systemd-analyze verify "${unit}" 2>&1`], { encoding: 'utf8' })
    expect(said).toBe('')
    await remove()
  })

  test('leaves the server little that it could do harm with', () => {
    const words = ['security', '--offline=true', '--threshold=15', join(deploy, 'samplan.service')]
    // Ends with a failure where the exposure is above 1.5 of 10.
    const said = execFileSync('systemd-analyze', words, { encoding: 'utf8', stdio: 'pipe' })
    expect(said).toMatch(/Overall exposure level for samplan\.service: \d\.\d OK/)
  })
})

describe.skipIf(!isThere('promtool', 'prometheus'))('[OPS-7] deploy/alerts.yml', () => {
  test('is rules that Prometheus understands', () => {
    const said = execFileSync('promtool', ['check', 'rules', join(deploy, 'alerts.yml')], {
      encoding: 'utf8',
    })
    expect(said).toMatch(/SUCCESS: \d+ rules found/)
  })
})

test('[OPS-7] the alerts ask for counts that are told', () => {
  const told = [
    ...readFileSync(join(import.meta.dirname, 'http', 'metrics.ts'), 'utf8').matchAll(/'(samplan_\w+)'/g),
  ].map(([, name]) => String(name))
  const asked = [...read('alerts.yml').matchAll(/\b(samplan_\w+?)(?:_bucket|_count|_sum)?\b(?=[\s[{)])/g)]
  expect(asked.length).toBeGreaterThan(5)
  for (const [, name] of asked) expect(told).toContain(name)
})

test('[OPS-9] the unit waits longer for the end than the server may take', () => {
  const [, patience] = /^TimeoutStopSec=(\d+)$/m.exec(read('samplan.service')) ?? []
  // Five seconds of draining unless it is said otherwise, and three times three of ending what is under way.
  expect(Number(patience)).toBeGreaterThanOrEqual(5 + 3 * 3)
})

describe('[OPS-12] deploy/Containerfile', () => {
  const file = read('Containerfile')

  test('copies what there is, and nothing else', () => {
    const copied = [...file.matchAll(/^COPY (?:--from=built )?(.+)$/gm)]
      .flatMap(([, words = '']) => words.split(' ').slice(0, -1))
      .map((path) => path.replace('/opt/samplan/', ''))
    // What is built, and what is installed.
    for (const path of copied.filter((name) => name !== 'dist' && name !== 'node_modules'))
      expect(existsSync(join(root, path)), path).toBe(true)
    expect(copied).toContain('server')
  })

  test('runs as a user of its own, which ends by SIGTERM, and is asked whether it lives', () => {
    const last = file.slice(file.lastIndexOf('\nFROM '))
    expect(last).toMatch(/^USER 10001:10001$/m)
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m)
    expect(last).toMatch(/HEALTHCHECK .*\/healthz\?check=live/s)
    expect(last.indexOf('USER 10001')).toBeLessThan(last.indexOf('\nCMD '))
  })

  test('its health check says yes of a server that lives, and no where there is none', async () => {
    const [, words = '[]'] = /CMD (\["node", "-e".*\])$/m.exec(file) ?? []
    const [, ...command]: string[] = JSON.parse(words)
    const server = await startTestServer()
    const check = (port: string) =>
      new Promise((resolve) => {
        const env = { ...process.env, PORT: port }
        execFile(process.execPath, command, { env }, (error) => resolve(error?.code ?? 0))
      })
    const { port } = new URL(server.url)
    expect(await check(port)).toBe(0)
    await server.close()
    expect(await check(port)).toBe(1)
  })
})
