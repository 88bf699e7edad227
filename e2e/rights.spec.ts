import type * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { activity, sectionText } from './document.ts'
import { expect, PEOPLE, type Server, test } from './people.ts'
import { rawClient } from './raw-client.ts'

const planOf = async (server: Server, cookie: string) =>
  await (await fetch(`${server.url}/api/plans/demo-2027`, { headers: { cookie } })).text()

for (const name of ['boardObserver', 'reader'] as const) {
  test(`[RIGHTS-5] [S1] a raw client as ${name} cannot change a byte`, async ({ server, difosDirector }) => {
    await expect(sectionText(difosDirector, 1)).toBeVisible()
    const { document, cookie, close } = await rawClient(server, PEOPLE[name])
    const before = await planOf(server, cookie)
    expect(
      readPlan(document, 2027, BUILT_IN_CATEGORIES).sections.flatMap((section) => section.activities).length,
    ).toBeGreaterThan(20)

    createActivity(
      document,
      'smuglet',
      { party: 'censec', category: 1, rank: 'a0', title: 'Smuglet ind' },
      LOCAL_EDIT,
    )
    document.getXmlFragment('section-1').delete(0, 1)

    // The director's own edit makes the round trip after the forged frames, so they have had their chance.
    const director = await rawClient(server, PEOPLE.censecDirector)
    createActivity(
      director.document,
      'aegte',
      { party: 'censec', category: 1, rank: 'a0', title: 'Ægte' },
      LOCAL_EDIT,
    )
    await expect(activity(difosDirector, 'Ægte')).toBeVisible()
    await expect(activity(difosDirector, 'Smuglet ind')).toHaveCount(0)
    director.document.transact(() =>
      director.document.getMap<Y.Map<unknown>>('activities').get('aegte')?.set('removed', true),
    )
    await expect.poll(() => planOf(server, cookie)).toBe(before)
    close()
    director.close()
  })
}

test('[RIGHTS-1] the observer and the reader meet no affordance to edit, by mouse or keyboard', async ({
  signIn,
}) => {
  for (const name of ['boardObserver', 'reader'] as const) {
    const page = await signIn(name)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expect(page.getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await expect(page.locator('[contenteditable]:not([contenteditable="false"])')).toHaveCount(0)
    await expect(
      page.getByRole('button', { name: /Tilføj aktivitet|Handlinger for|Fortryd|Fed/ }),
    ).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Kommentér »/ }).first()).toBeVisible({
      visible: name === 'boardObserver',
    })
  }
})
