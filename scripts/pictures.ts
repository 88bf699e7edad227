/**
 * `npm run pictures`: photographs every page and view into docs/pictures, at desktop and phone width, light and dark, for
 * the user guide, for the README and for looking at what we ship. `-- --only plan,find` takes some scenes,
 * `-- --to FOLDER` puts them elsewhere.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { buildClientWhenStale } from './build-client.ts'
import { findBrowser } from './find-browser.ts'
import { SCENES, type Scene } from './picture-scenes.ts'
import { demoAtWork, newWorkspace, signIn, type Workspace } from './picture-workspaces.ts'

const root = path.resolve(import.meta.dirname, '..')
const WIDTHS = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
]
const SCHEMES = ['light', 'dark'] as const

const { values: wishes } = parseArgs({ options: { only: { type: 'string' }, to: { type: 'string' } } })
const folder = wishes.to ?? path.join(root, 'docs', 'pictures')

function chosenScenes(only: string | undefined): Scene[] {
  const names = only?.split(',')
  const unknown = names?.find((name) => !SCENES.some((scene) => scene.name === name))
  if (unknown) throw new Error(`No scene ${unknown}. There are ${SCENES.map(({ name }) => name).join(', ')}.`)
  return names ? SCENES.filter(({ name }) => names.includes(name)) : SCENES
}

/** Those that one browser shows after each other: the same person in the same workspace. */
function scenesByPerson(scenes: readonly Scene[]): Scene[][] {
  return [...Map.groupBy(scenes, ({ person, isNew }) => `${person} ${isNew}`).values()]
}

interface Studio {
  browser: Browser
  workspaceOf(scene: Scene): Promise<Workspace>
}

/** The scenes of one person, signed in once for each width; a scene that fails is told of and the others go on. */
async function photograph({ browser, workspaceOf }: Studio, scenes: readonly Scene[]): Promise<string[]> {
  const failed: string[] = []
  const [first] = scenes
  if (!first) return failed
  const { url } = await workspaceOf(first)
  for (const { name: width, ...viewport } of WIDTHS) {
    const context = await browser.newContext({
      baseURL: url,
      viewport,
      locale: 'da-DK',
      timezoneId: 'Europe/Copenhagen',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    })
    if (first.person) await signIn(context.request, url, first.person)
    for (const scene of scenes) {
      try {
        await takeBoth(context, scene, `${scene.name}-${width}`)
        console.log(`${scene.name} at ${width}`)
      } catch (error) {
        failed.push(`${scene.name} at ${width}: ${error instanceof Error ? error.message : error}`)
      }
    }
    await context.close()
  }
  return failed
}

/** One scene by day and by night: only the colours differ, so it is set once. */
async function takeBoth(context: BrowserContext, scene: Scene, name: string): Promise<void> {
  const page = await context.newPage()
  try {
    await page.goto(scene.place)
    await scene.show(page)
    await page.evaluate(() => document.fonts.ready)
    await page.waitForLoadState('networkidle')
    // What the mouse is over looks otherwise.
    await page.mouse.move(0, 0)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      const file = path.join(folder, `${name}-${colorScheme}.${scene.isDrawing ? 'jpg' : 'png'}`)
      const quality = scene.isDrawing ? { quality: 80 } : {}
      await page.screenshot({
        path: file,
        fullPage: scene.isWhole ?? false,
        animations: 'disabled',
        ...quality,
      })
    }
  } finally {
    await page.close()
    await context.setOffline(false)
  }
}

await buildClientWhenStale()
await mkdir(folder, { recursive: true })
const scenes = chosenScenes(wishes.only)
const workspaces = new Map<boolean, Promise<Workspace>>()
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const studio: Studio = {
  browser,
  workspaceOf({ isNew = false }) {
    const open = workspaces.get(isNew) ?? (isNew ? newWorkspace() : demoAtWork())
    workspaces.set(isNew, open)
    return open
  },
}
const failed: string[] = []
try {
  for (const ofPerson of scenesByPerson(scenes)) failed.push(...(await photograph(studio, ofPerson)))
} finally {
  await browser.close()
  for (const workspace of workspaces.values()) await (await workspace).stop()
}
for (const line of failed) console.error(line)
process.exitCode = failed.length > 0 ? 1 : 0
