import type { Page } from '@playwright/test'
import { caretAtEnd, sectionText, untilSaved } from './document.ts'
import { expect, test } from './people.ts'

/** Hears from now on what a screen reader would be told without being asked. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    new MutationObserver((changes) => {
      const regions = changes.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest(
          '[role="status"], [role="alert"], [aria-live]',
        ),
      )
      const added = changes
        .flatMap(({ addedNodes }) => [...addedNodes])
        .filter((node) => node instanceof Element)
        .flatMap((element) => [element, ...element.querySelectorAll('*')])
        .filter((element) => element.matches('[role="status"], [role="alert"]'))
      for (const region of new Set([...regions, ...added]))
        if (region?.textContent && region.getAttribute('aria-live') !== 'off') said.push(region.textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
}

test('[ACCESS-10] who writes is not told at each pause that it is saved, and once that the connection is gone', async ({
  censecDirector: page,
}) => {
  await untilSaved(page)
  await caretAtEnd(sectionText(page, 5))
  const said = await listen(page)
  for (const words of [' Noget.', ' Noget mere.']) {
    await page.keyboard.type(words)
    await untilSaved(page)
  }
  expect(await said()).toEqual([])
  await page.context().setOffline(true)
  await expect(page.getByText(/Ingen forbindelse siden/)).toBeVisible()
  await page.keyboard.type(' Og offline.')
  await expect(page.getByText('Offline, 1 ændring venter')).toBeVisible()
  const told = (await said()).filter((words) => /forbindelse/.test(words))
  expect(new Set(told).size).toBe(1)
})
