/** Every page, view and dialog that is photographed, brought onto a page for looking at: one workspace and one page a person for all that a worker shows. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Density } from '../client/ui/density.tsx'
import type { Scene } from '../scripts/picture-scenes.ts'
import { demoAtWork, newWorkspace, signIn, type Workspace } from '../scripts/picture-workspaces.ts'
import type { Locale } from '../shared/basics/locale.ts'
import { drawPart } from './faults-on.ts'

const SIZE = { width: 1440, height: 900 }

class Stage {
  readonly #newContext: (workspace: Workspace) => Promise<BrowserContext>
  readonly #workspaces = new Map<boolean, Promise<Workspace>>()
  readonly #houses = new Map<string, Promise<House>>()

  constructor(newContext: (workspace: Workspace) => Promise<BrowserContext>) {
    this.#newContext = newContext
  }

  /** The browser of the scene's person, in the scene's workspace. */
  house({ person = '', isNew = false }: Scene): Promise<House> {
    const name = `${person} ${isNew}`
    const known = this.#houses.get(name) ?? this.#open(person, isNew)
    this.#houses.set(name, known)
    return known
  }

  async #open(person: string, isNew: boolean): Promise<House> {
    const opening = this.#workspaces.get(isNew) ?? (isNew ? newWorkspace() : demoAtWork())
    this.#workspaces.set(isNew, opening)
    const workspace = await opening
    const context = await this.#newContext(workspace)
    if (person) await signIn(context.request, workspace.url, person)
    const window = await context.newPage()
    await window.goto('/healthz')
    return new House(context, window)
  }

  async close(): Promise<void> {
    for (const house of this.#houses.values()) await (await house).context.close()
    for (const workspace of this.#workspaces.values()) await (await workspace).stop()
  }
}

/** A person's browser. Its page goes from scene to scene as the person would: loading it anew for each costs more than looking. */
class House {
  readonly context: BrowserContext
  /** Another window of the same browser: what is chosen in it, the others follow. */
  readonly #window: Page
  #page: Page | undefined
  /** Where that is a page whose language stands in its address. */
  #plainPlace: string | undefined

  constructor(context: BrowserContext, window: Page) {
    this.context = context
    this.#window = window
  }

  /** The page at the scene's place, with nothing left on it of the scene before. */
  async pageAt({ place, person, isPlain = false }: Scene): Promise<Page> {
    const page = this.#page ?? (await this.context.newPage())
    if (this.#page && person !== undefined) await walkTo(page, place)
    else await page.goto(place)
    this.#page = page
    this.#plainPlace = isPlain ? place : undefined
    return page
  }

  /** A setting, chosen in another window: what is open stays open. */
  async choose<Name extends keyof Settings>(page: Page, name: Name, value: Settings[Name]): Promise<void> {
    if (this.#plainPlace !== undefined) {
      if (name === 'locale') await page.goto(`${this.#plainPlace}${value === 'en' ? '?sprog=en' : ''}`)
      return
    }
    const chosen = { key: `samplan.${name}`, value: String(value) }
    await this.#window.evaluate(({ key, value }) => localStorage.setItem(key, value), chosen)
    const told = name === 'locale' ? 'lang' : 'data-density'
    await expect(page.locator('html')).toHaveAttribute(told, new RegExp(`^${value}`))
  }

  /** As it was before the scene. */
  async tidy(): Promise<void> {
    await this.context.setOffline(false)
    const page = this.#page
    if (!page) return
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
    await page.setViewportSize(SIZE)
    await this.choose(page, 'locale', 'da')
    await this.choose(page, 'density', 'comfortable')
    await this.#window.evaluate(() => localStorage.clear())
  }

  /** What went wrong on a page does so in no other scene. */
  async leavePage(): Promise<void> {
    const page = this.#page
    this.#page = undefined
    await page?.close()
    await this.context.setOffline(false)
    await this.#window.evaluate(() => localStorage.clear())
  }
}

/** By a place that has nothing, so that no part of the page that is left stays open. */
async function walkTo(page: Page, place: string): Promise<void> {
  await go(page, '/ingenting')
  await expect(page.getByRole('heading', { name: 'Her er ingenting' })).toBeAttached()
  // What stands above all pages is closed as a person closes it.
  const dialog = page.getByRole('dialog')
  while ((await dialog.count()) > 0) {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await page.evaluate(() => scrollTo(0, 0))
  await go(page, place)
}

function go(page: Page, place: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, place)
}

interface Fixtures {
  /** Opens a scene, and closes it when the test is over. */
  open: (scene: Scene) => Promise<OpenScene>
}

interface Settings {
  locale: Locale
  density: Density
}

export interface OpenScene {
  page: Page
  /** A setting, chosen in another window: what is open stays open. */
  choose<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<void>
}

export const test = base.extend<Fixtures, { stage: Stage }>({
  stage: [
    async ({ browser }, use) => {
      const stage = new Stage(({ url }) =>
        browser.newContext({
          baseURL: url,
          locale: 'da-DK',
          timezoneId: 'Europe/Copenhagen',
          viewport: SIZE,
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        }),
      )
      await use(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ stage }, use, testInfo) => {
    const houses: House[] = []
    await use(async (scene) => {
      const house = await stage.house(scene)
      houses.push(house)
      const page = await house.pageAt(scene)
      await scene.show(page)
      await page.evaluate(drawPart, scene.part ?? 'html')
      return { page, choose: (name, value) => house.choose(page, name, value) }
    })
    for (const house of houses) await (testInfo.errors.length > 0 ? house.leavePage() : house.tidy())
  },
})

export { expect }
