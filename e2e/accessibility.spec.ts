import type { Density } from '../client/ui/density.tsx'
import { SCENES } from '../scripts/picture-scenes.ts'
import type { Locale } from '../shared/basics/locale.ts'
import { faultsOn, themeShown } from './faults-on.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { alike, MAY_BE_WIDER, motions, sideways, withoutStates } from './look-of.ts'
import { expect, test } from './scenes.ts'

/** Of a screen 1280 px wide, at 200 % and at 400 %. */
const ENLARGED = [
  { width: 640, height: 450 },
  { width: 320, height: 256 },
]

/** What is placed beside something else follows it a moment after a size has changed. */
const settled = expect.configure({ soft: true, timeout: 10_000 }).poll

// One after the other in one worker: each worker would start a workspace of its own.
test.describe.configure({ mode: 'default' })

interface Look {
  locale: Locale
  colorScheme: 'light' | 'dark'
  density: Density
}

/** Each page in both languages, both themes and both densities, in pairs that change from page to page. */
const TWO_LOOKS: readonly (readonly Look[])[] = [
  [
    { locale: 'da', colorScheme: 'light', density: 'comfortable' },
    { locale: 'en', colorScheme: 'dark', density: 'compact' },
  ],
  [
    { locale: 'en', colorScheme: 'light', density: 'comfortable' },
    { locale: 'da', colorScheme: 'dark', density: 'compact' },
  ],
]
/** `EVERY_LOOK=on` looks at each page in all four. */
const EVERY_LOOK = process.env.EVERY_LOOK === 'on' ? TWO_LOOKS.flat() : undefined

// Every scene that is photographed, so that a new page or dialog is looked at without being named here.
for (const [nth, scene] of SCENES.entries()) {
  test(`[ACCESS-2] [ACCESS-7] [ACCESS-8] [ACCESS-9] ${scene.name}: axe finds nothing in either language and theme, nor when compact; enlarged nothing goes sideways, nothing moves, and states are told apart`, async ({
    open,
  }) => {
    const { page, choose } = await open(scene)
    expect.soft(await page.evaluate(motions), 'nothing moves').toEqual([])
    for (const { locale, colorScheme, density } of EVERY_LOOK ?? TWO_LOOKS[nth % 2] ?? []) {
      await choose('locale', locale)
      await choose('density', density)
      await page.emulateMedia({ colorScheme })
      await themeShown(page)
      const look = `${locale}, ${colorScheme}, ${density}`
      await settled(() => faultsOn(page, { part: scene.part }), look).toEqual([])
    }
    await page.emulateMedia({ forcedColors: 'active' })
    expect.soft(await page.evaluate(alike), 'states in few colours').toEqual([])
    await page.emulateMedia({ forcedColors: 'none' })
    await choose('density', 'comfortable')
    for (const size of ENLARGED) {
      await page.setViewportSize(size)
      await settled(() => page.evaluate(sideways, MAY_BE_WIDER), `${size.width} px wide`).toEqual([])
    }
  })
}

for (const name of ['overblik', 'plan', 'tabel', 'tidslinje', 'aarshjul', 'ordbog']) {
  test(`[ACCESS-8] ${name}: with the system’s few colours what has the focus and whose it is are told apart`, async ({
    open,
  }) => {
    const scene = SCENES.find((one) => one.name === name)
    if (!scene) throw new Error(`No scene ${name}.`)
    const { page } = await open(scene)
    await page.emulateMedia({ forcedColors: 'active' })
    const walk = new KeyboardWalk(page)
    for (let stop = 0; stop < 30; stop++) await walk.tab()
    // A party's colour is the system's then: its shape or its name stays.
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('.party-badge')]
        .filter((badge) => !badge.textContent?.trim() || !badge.querySelector('svg'))
        .map((badge) => badge.outerHTML),
    )
    expect(unnamed).toEqual([])
  })
}

for (const { name, state } of [
  { name: 'plan', state: /^aria-selected,data-selected on .*»Aftalen/ },
  { name: 'tabel', state: /^aria-checked,data-selected on .*»Tabel/ },
])
  test(`[ACCESS-8] ${name}: a state that looks like any other would be found`, async ({ open }) => {
    const scene = SCENES.find((one) => one.name === name)
    if (!scene) throw new Error(`No scene ${name}.`)
    const { page } = await open(scene)
    await page.emulateMedia({ forcedColors: 'active' })
    expect(await page.evaluate(alike)).toEqual([])
    await page.evaluate(withoutStates)
    expect(await page.evaluate(alike)).toContainEqual(expect.stringMatching(state))
    // The style sheet is for no other scene.
    await page.reload()
  })
