import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserHere } from '../scripts/find-browser.ts'

// Workers and servers are processes, and begin threads: what one has compiled is a third of the next one's start.
process.env.NODE_COMPILE_CACHE ??= path.resolve(import.meta.dirname, '../node_modules/.cache/compiled')

const browser = browserHere()

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Each test has a server and contexts of its own; half of its time is waiting. With more, clicks come late enough to miss.
  workers: Math.min(Math.ceil(1.5 * availableParallelism()), 8),
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1440, height: 900 },
    // Each context would keep the whole client once more; offline.spec.ts has them.
    serviceWorkers: 'block',
    // A trace of all that is drawn costs a seventh of the time; `--trace retain-on-failure` has it back.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
