import { SCENES } from '../scripts/picture-scenes.ts'
import { LOCALES } from '../shared/basics/locale.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './scenes.ts'

// Every scene that is photographed, so that a new page or dialog is looked at without being named here.
for (const scene of SCENES) {
  test(`[ACCESS-2] ${scene.name}: axe finds nothing, in either language and theme`, async ({ open }) => {
    const { page, speak } = await open(scene)
    for (const locale of LOCALES) {
      await speak(locale)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const where = { part: scene.part, colours: colorScheme === 'dark' }
        expect.soft(await faultsOn(page, where), `${locale}, ${colorScheme}`).toEqual([])
      }
    }
  })
}
