/** Comments stay with their words: twenty threads through everything that can happen to a text. */
import type { Locator, Page } from '@playwright/test'
import type * as Y from 'yjs'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import { TWENTY_QUOTES, TWENTY_TOWNS } from '#shared/comments/testing/twenty-passages.ts'
import { activityRecords, bodyOf as bodyIn } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { activity, bodyOf, caretAtEnd, focusText, sectionText, selectWords, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PEOPLE, test } from './people.ts'
import { rawClient } from './raw-client.ts'

const TITLE = 'Besøg i hele landet'
/** Lines that do not wrap: a passage is selected with the mouse. */
const TEXT = TWENTY_TOWNS.map((town, at) => `I uge ${20 + at} besøger klyngen ${town} sammen med os.`).join(
  '\n',
)
const plan = '/api/plans/demo-2027'

/** A request as the person whose page it is. */
async function request(page: Page, method: string, path: string, data?: unknown) {
  const answer = await page.request.fetch(new URL(`${plan}${path}`, page.url()).href, { method, data })
  expect(answer.ok(), `${method} ${path}`).toBe(true)
  return answer.json()
}

/** Every third is answered, every fifth resolved: that must stay as it is. */
async function startThreads(page: Page, document: Y.Doc, activityId: string): Promise<void> {
  const record = activityRecords(document).get(activityId)
  const text = record && bodyIn(record)
  if (!text) throw new Error('The activity has no text.')
  for (const [index, quote] of TWENTY_QUOTES.entries()) {
    const from = flatText(text).indexOf(quote)
    const anchor = makeTextAnchor(document, { kind: 'body', activityId }, from, from + quote.length)
    const { id } = await request(page, 'POST', '/threads', { anchor, body: `Spørgsmål ${index}` })
    if (index % 3 === 0) await request(page, 'POST', `/threads/${id}/comments`, { body: `Svar ${index}` })
    if (index % 5 === 0) await request(page, 'POST', `/threads/${id}/resolve`)
  }
}

const OPEN_QUOTES = TWENTY_QUOTES.filter((_, index) => index % 5 !== 0)

/** The words that are marked as commented in a text, one entry a thread. */
function markedWords(text: Locator): Promise<string[]> {
  return text.evaluate((element) => {
    const words = new Map<string, string>()
    for (const mark of element.querySelectorAll<HTMLElement>('mark[data-kind$="comment"]')) {
      const id = mark.dataset.mark ?? ''
      words.set(id, (words.get(id) ?? '') + mark.textContent)
    }
    return [...words.values()]
  })
}

async function expectAttached(pages: readonly Page[], textOn: (page: Page) => Locator): Promise<void> {
  for (const page of pages) {
    await expect.poll(() => markedWords(textOn(page))).toEqual(OPEN_QUOTES)
    await expect(page.getByRole('radio', { name: /Løsrevne/ })).toBeHidden()
    // The demo's own thread is open as well.
    await expect(page.getByRole('radio', { name: `Åbne (${OPEN_QUOTES.length + 1})` })).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Løste (4)' })).toBeVisible()
  }
}

/** Listed with their quotes among the open ones and by themselves. */
async function expectDetached(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await expect(page.getByRole('radio', { name: `Løsrevne (${OPEN_QUOTES.length})` })).toBeVisible()
    await expect(page.getByRole('radio', { name: `Åbne (${OPEN_QUOTES.length + 1})` })).toBeVisible()
    const loose = page.getByRole('article').filter({ hasText: 'er ikke længere i planen' })
    await expect(loose.locator('.thread-quote')).toHaveText(OPEN_QUOTES)
    await expect(loose.first()).toContainText(`Stod i »${TITLE}«`)
  }
}

async function replaceEveryWord(page: Page, text: Locator): Promise<void> {
  for (const [index, quote] of TWENTY_QUOTES.entries()) {
    await selectWords(text, quote)
    await page.keyboard.insertText(`holder nummer ${index} møde hjemme`)
  }
}

test('[COMMENT-2] [COMMENT-4] [COMMENT-6] twenty threads stay with their words, and come loose with them', async ({
  server,
  censecDirector: anna,
  difosDirector: mette,
}) => {
  test.setTimeout(600_000)
  const both = [anna, mette]
  const bodyOn = (page: Page) => bodyOf(activity(page, TITLE))
  const { id } = await request(anna, 'POST', '/activities', {
    party: 'censec',
    category: 2,
    title: TITLE,
    description: TEXT,
  })
  const client = await rawClient(server, PEOPLE.censecDirector)
  await startThreads(anna, client.document, id)
  client.close()
  const { threads } = await request(anna, 'GET', '/threads')
  for (const page of both) await page.getByRole('tab', { name: /Kommentarer/ }).click()
  await expectAttached(both, bodyOn)

  await test.step('(a) cut and pasted into another section', async () => {
    await bodyOn(anna).focus()
    await anna.keyboard.press('Control+A')
    await anna.keyboard.press('Control+X')
    await expectDetached([mette])
    await caretAtEnd(sectionText(anna, 3))
    await anna.keyboard.press('Enter')
    await anna.keyboard.press('Control+V')
    await expectAttached(both, (page) => sectionText(page, 3))
  })

  await test.step('(b) deleted, and undone', async () => {
    await anna.keyboard.press('Control+A')
    await anna.keyboard.press('Delete')
    await expectDetached([mette])
    await anna.keyboard.press('Control+Z')
    await expectAttached(both, (page) => sectionText(page, 3))
  })

  await test.step('(c) every word replaced', async () => {
    await replaceEveryWord(anna, sectionText(anna, 3))
    await expectDetached(both)
  })

  await test.step('(d) an older text put back, and a removed activity', async () => {
    await request(mette, 'PATCH', `/activities/${id}`, { description: TEXT })
    await expectAttached(both, bodyOn)
    await activity(mette, TITLE)
      .getByRole('button', { name: `Handlinger for »${TITLE}«` })
      .click()
    await mette.getByRole('menuitem', { name: 'Slet' }).click()
    await expectDetached([anna])
    await mette.getByRole('button', { name: 'Fortryd' }).last().click()
    await expectAttached(both, bodyOn)
  })

  await test.step('(e) the same while one types and the other is offline', async () => {
    const context = anna.context()
    await context.setOffline(true)
    await expect(anna.getByText(/Ingen forbindelse siden/)).toBeVisible()
    await bodyOn(anna).focus()
    await anna.keyboard.press('Control+A')
    await anna.keyboard.press('Control+X')
    await caretAtEnd(sectionText(anna, 4))
    await anna.keyboard.press('Enter')
    await anna.keyboard.press('Control+V')
    await caretAtEnd(bodyOn(mette))
    await mette.keyboard.type(' Mette skriver imens.')
    await context.setOffline(false)
    await untilSaved(anna)
    await expectAttached(both, (page) => sectionText(page, 4))

    await context.setOffline(true)
    await expect(anna.getByText(/Ingen forbindelse siden/)).toBeVisible()
    await replaceEveryWord(anna, sectionText(anna, 4))
    await caretAtEnd(sectionText(mette, 4))
    await mette.keyboard.type(' Mette skriver videre.')
    await context.setOffline(false)
    await untilSaved(anna)
    await expectDetached(both)
  })

  await test.step('nothing of what was said has changed, and a reload shows the same', async () => {
    expect((await request(mette, 'GET', '/threads')).threads).toEqual(threads)
    await anna.reload()
    await anna.getByRole('tab', { name: /Kommentarer/ }).click()
    await expectDetached([anna])
    await request(anna, 'PATCH', `/activities/${id}`, { description: TEXT })
    await expectAttached(both, bodyOn)
    await anna.reload()
    await anna.getByRole('tab', { name: /Kommentarer/ }).click()
    await expectAttached([anna], bodyOn)
  })
})

test('[COMMENT-8] [COMMENT-9] [COMMENT-10] an observer comments by keyboard alone, calls a director, and takes it back', async ({
  boardObserver: ida,
  censecDirector: anna,
}) => {
  const body = activity(ida, 'Kursusforløb om kvalitetskrav til underleverandører').getByRole('group', {
    name: 'Beskrivelse',
  })
  await focusText(body)
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) {
    await ida.keyboard.press(key)
  }
  const words = await ida.evaluate(() => String(getSelection()))
  expect(words.split(' ')).toHaveLength(3)
  await ida.keyboard.press('Enter')
  await expect(ida.getByRole('textbox', { name: 'Ny kommentar' })).toBeFocused()
  await ida.keyboard.type('Ved @mett')
  await expect(ida.getByRole('option', { name: /Mette/ })).toBeVisible()
  await ida.keyboard.press('Enter')
  await ida.keyboard.type(' det?')
  await expect(ida.getByRole('textbox', { name: 'Ny kommentar' })).toHaveValue('Ved @Mette det?')
  await ida.keyboard.press('Control+Enter')
  const mine = ida.getByRole('article', { name: 'Tråd begyndt af Ida' }).filter({ hasText: words })
  await expect(mine).toBeFocused()
  await expect(mine).toContainText('Ved @Mette det?')

  await ida.keyboard.press('Escape')
  await expect(body).toBeFocused()
  expect(await ida.evaluate(() => String(getSelection()))).toBe(words)
  await ida.keyboard.press('F9')
  await expect(
    ida.getByRole('article', { name: 'Tråd begyndt af Ida' }).and(ida.locator(':focus')),
  ).toBeVisible()

  await mine.getByRole('button', { name: 'Ret eller slet din kommentar' }).click()
  await ida.getByRole('menuitem', { name: 'Redigér' }).click()
  await ida.getByRole('textbox', { name: 'Redigér kommentar' }).fill('Ved nogen det?')
  await ida.keyboard.press('Control+Enter')
  await anna.getByRole('tab', { name: /Kommentarer/ }).click()
  const seen = anna.getByRole('article', { name: 'Tråd begyndt af Ida' }).filter({ hasText: words })
  await expect(seen).toContainText('Ved nogen det?')
  await seen.getByRole('button', { name: /Vis tidligere ordlyd/ }).click()
  await expect(seen).toContainText('Ved @Mette det?')
  await expect(seen.getByRole('button', { name: 'Ret eller slet din kommentar' })).toBeHidden()

  await mine.getByRole('button', { name: 'Ret eller slet din kommentar' }).click()
  await ida.getByRole('menuitem', { name: 'Slet …' }).press('Enter')
  const question = ida.getByRole('dialog', { name: 'Slet din kommentar?' })
  await expect(question.getByText(/Der er ikke andet i tråden/)).toBeVisible()
  expect(await faultsOn(ida, { part: '[role="dialog"]' })).toEqual([])
  await question.getByRole('button', { name: 'Slet' }).press('Enter')
  await anna.getByRole('radio', { name: 'Løste (1)' }).click()
  await expect(seen).toContainText('Slettet af Ida')
  await expect(seen).toContainText('Alle kommentarer i tråden er slettet.')
  await expect(seen).not.toContainText('Løst af')
})
