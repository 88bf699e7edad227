/**
 * `npm run pictures`: starts a fresh demo and photographs its pages into docs/pictures, at desktop and phone width, light
 * and dark, for the README and for looking at what we ship.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from '@playwright/test'
import { buildClientWhenStale } from './build-client.ts'
import { findBrowser } from './find-browser.ts'

const root = path.resolve(import.meta.dirname, '..')
const folder = process.argv[2] ?? path.join(root, 'docs', 'pictures')
const PASSWORD = 'kun-til-billeder'
const WIDTHS = [
  { name: '1440', width: 1440, height: 900 },
  { name: '1024', width: 1024, height: 768 },
  { name: '390', width: 390, height: 844 },
]

async function startDemo(dataDir: string) {
  const server = spawn(process.execPath, ['server/main.ts', '--demo'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (url) return { url, stop: () => server.kill('SIGTERM') }
  }
  throw new Error('The server ended before it printed its address.')
}

interface Scene {
  name: string
  person: 'anna@censec.example' | 'ida@censec.example' | undefined
  place: string
  ready: (page: Page) => Promise<unknown>
}

const planShown = (page: Page) => page.getByRole('heading', { level: 2 }).first().waitFor()

/** A warning, opened: why it came, where the agreement says it, and what can be decided. */
async function warningOpened(page: Page): Promise<void> {
  await planShown(page)
  const warning = page.getByRole('button', { name: /^Muligt overlap/ }).first()
  await warning.click()
  await page.getByText('Hvad gør I ved det?').first().waitFor()
  await warning.evaluate((line) => line.closest('article')?.scrollIntoView({ block: 'center' }))
}

const SCENES: Scene[] = [
  {
    name: 'log-ind',
    person: undefined,
    place: '/log-ind',
    ready: (page) => page.getByRole('button').first().waitFor(),
  },
  {
    name: 'planer',
    person: 'anna@censec.example',
    place: '/',
    ready: (page) => page.getByRole('link').first().waitFor(),
  },
  { name: 'plan', person: 'anna@censec.example', place: '/planer/demo-2027', ready: planShown },
  {
    name: 'advarsel',
    person: 'anna@censec.example',
    place: '/planer/demo-2027',
    ready: warningOpened,
  },
  { name: 'plan-observer', person: 'ida@censec.example', place: '/planer/demo-2027', ready: planShown },
]

async function photograph(browser: Browser, url: string): Promise<void> {
  for (const { name: width, ...viewport } of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const scene of SCENES) {
        const context = await browser.newContext({
          viewport,
          colorScheme,
          locale: 'da-DK',
          timezoneId: 'Europe/Copenhagen',
        })
        if (scene.person) {
          await context.request.post(`${url}/api/session`, {
            data: { email: scene.person, password: PASSWORD },
          })
        }
        const page = await context.newPage()
        await page.goto(`${url}${scene.place}`)
        await scene.ready(page)
        await page.evaluate(() => document.fonts.ready)
        await page.waitForLoadState('networkidle')
        await page.screenshot({ path: path.join(folder, `${scene.name}-${width}-${colorScheme}.png`) })
        await context.close()
      }
    }
  }
}

await buildClientWhenStale()
await mkdir(folder, { recursive: true })
const dataDir = await mkdtemp(path.join(tmpdir(), 'samplan-pictures-'))
const demo = await startDemo(dataDir)
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await photograph(browser, demo.url)
} finally {
  await browser.close()
  demo.stop()
  await rm(dataDir, { recursive: true, force: true })
}
