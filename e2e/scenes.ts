/** Every page, view and dialog that is photographed, brought onto a page for looking at: one workspace for all that a worker shows. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Density } from '../client/ui/density.tsx'
import type { Scene } from '../scripts/picture-scenes.ts'
import { demoAtWork, newWorkspace, signIn, type Workspace } from '../scripts/picture-workspaces.ts'
import type { Locale } from '../shared/basics/locale.ts'

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
    return { context, window }
  }

  async close(): Promise<void> {
    for (const house of this.#houses.values()) await (await house).context.close()
    for (const workspace of this.#workspaces.values()) await (await workspace).stop()
  }
}

interface House {
  context: BrowserContext
  /** Another window of the same browser: what is chosen in it, the others follow. */
  window: Page
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
          viewport: { width: 1440, height: 900 },
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        }),
      )
      await use(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ stage }, use) => {
    const closing: (() => Promise<unknown>)[] = []
    await use(async (scene) => {
      const { context, window } = await stage.house(scene)
      const page = await context.newPage()
      const choose: OpenScene['choose'] = async (name, value) => {
        const chosen = { key: `samplan.${name}`, value: String(value) }
        await window.evaluate(({ key, value }) => localStorage.setItem(key, value), chosen)
        const told = name === 'locale' ? 'lang' : 'data-density'
        await expect(page.locator('html')).toHaveAttribute(told, new RegExp(`^${value}`))
      }
      closing.push(
        () => page.close(),
        () => context.setOffline(false),
      )
      closing.push(() => window.evaluate(() => localStorage.clear()))
      await page.goto(scene.place)
      await scene.show(page)
      await page.evaluate(drawAll)
      return { page, choose }
    })
    for (const close of closing) await close()
  },
})

/** What is far from the screen is not drawn, and where it would be is only reckoned: so it cannot be looked at. */
function drawAll(): void {
  const all = new CSSStyleSheet()
  all.replaceSync('* { content-visibility: visible !important; }')
  document.adoptedStyleSheets.push(all)
}

export { expect }
