/**
 * `npm test`: everything that must pass, what is cheapest to see first. Says what took longest and ends with one line,
 * `N passed, N failed`. `--only checks|unit|e2e` runs one part.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { buildClientWhenStale } from './build-client.ts'
import { clientSizes, judgeSizes } from './client-sizes.ts'
import { findBrowser } from './find-browser.ts'
import { type Lasting, slowest } from './slowest.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
  /** The files that ran, in seconds. */
  lasted?: Lasting[]
}

const root = path.resolve(import.meta.dirname, '..')
const results = mkdtempSync(path.join(tmpdir(), 'samplan-test-'))
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined

function run(command: string, words: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(path.join(root, 'node_modules', '.bin', command), words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

async function checks(): Promise<Count> {
  const outcomes = [
    ['Formatting, lint, import direction and cycles', run('biome', ['ci', '--error-on-warnings', '.'])],
    ['Types', run('tsc', ['--noEmit'])],
    ['Dead code and dependencies', run('knip', ['--no-progress'])],
    ['Size of the client', await isClientSmallEnough()],
  ] as const
  for (const [name, ok] of outcomes) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
  return {
    passed: outcomes.filter(([, ok]) => ok).length,
    failed: outcomes.filter(([, ok]) => !ok).length,
    skipped: 0,
  }
}

async function isClientSmallEnough(): Promise<boolean> {
  try {
    await buildClientWhenStale()
    const { lines, isWithin } = judgeSizes(await clientSizes(path.join(root, 'dist', 'client')))
    for (const line of lines) console.log(line)
    return isWithin
  } catch (error) {
    console.error(error)
    return false
  }
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

function unitTests(): Count {
  const file = path.join(results, 'unit.json')
  const ok = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    ...count(ok, report.numPassedTests, report.numFailedTests, report.numPendingTests),
    lasted: report.testResults.map(({ name, startTime, endTime }) => ({
      file: path.relative(root, name),
      seconds: (endTime - startTime) / 1_000,
    })),
  }
}

const suite = z.object({
  file: z.string(),
  specs: z.array(
    z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) }),
  ),
  get suites() {
    return z.array(suite).optional()
  },
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite),
})

function millisecondsOf({ specs, suites = [] }: z.infer<typeof suite>): number {
  const own = specs.flatMap(({ tests }) => tests).flatMap(({ results }) => results)
  return sumOf([...own.map(({ duration }) => duration), ...suites.map(millisecondsOf)])
}

async function browserTests(): Promise<Count> {
  const browser = findBrowser()
  if (!browser) {
    console.error(
      'The browser tests need Chromium: `sudo apt-get install chromium-headless-shell`, or CHROMIUM_PATH=/path/to/chromium npm test.',
    )
    return { passed: 0, failed: 1, skipped: 0 }
  }
  await buildClientWhenStale()
  const file = path.join(results, 'e2e.json')
  const ok = run('playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const { stats, suites } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    // A test that passes only at the second try has failed: nothing here is retried.
    ...count(ok, stats.expected, stats.unexpected + stats.flaky, stats.skipped),
    lasted: suites.map((one) => ({ file: `e2e/${one.file}`, seconds: millisecondsOf(one) / 1_000 })),
  }
}

/** A runner that failed without a failing test (a file that does not load) still counts as a failure. */
function count(ok: boolean, passed: number, failed: number, skipped: number): Count {
  return { passed, failed: ok ? failed : Math.max(failed, 1), skipped }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

const parts: Record<string, () => Count | Promise<Count>> = {
  checks,
  unit: unitTests,
  e2e: browserTests,
}

const total: Count = { passed: 0, failed: 0, skipped: 0 }
const took: string[] = []
for (const [name, part] of Object.entries(parts)) {
  if (only && only !== name) continue
  const begun = performance.now()
  const { passed, failed, skipped, lasted } = await part()
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  took.push(`${name} took ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
  if (lasted) took.push(...slowest(lasted))
}
rmSync(results, { recursive: true })
console.log(took.join('\n'))
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
