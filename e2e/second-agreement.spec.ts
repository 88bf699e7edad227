/** A workspace of another cluster and association, begun on a file of theirs. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { sectionText, warningsOf } from './document.ts'
import { expect, PASSWORD, Server, test } from './people.ts'

const AGREEMENT_FILE = path.resolve(
  import.meta.dirname,
  '../shared/agreement/testing/havhaven-tangavlerne.json',
)
const OTHERS = /censec|di ?fos|dansk industri/i

/** All that the page says to eyes and to ears. */
async function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.title,
      document.body.innerText,
      ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ),
    ].join('\n'),
  )
}

test('[AGREEDATA-5] another cluster and association begin on their own agreement', async ({ browser }) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'samplan-e2e-'))
  const server = new Server(dataDir, { AGREEMENT_FILE }, { isDemo: false })
  await server.start()
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(`${server.url}/opsaetning#token=${server.setUpToken}`)
    await expect(page.getByText('Havhaven og Tangavlerne skriver årets aktivitetsplan sammen.')).toBeVisible()
    const setUp = await context.request.post(`${server.url}/api/set-up`, {
      data: {
        token: server.setUpToken,
        name: 'Havfrue',
        email: 'direktor@tangavlerne.example',
        party: 'difos',
        password: PASSWORD,
      },
    })
    expect(setUp.status()).toBe(204)
    const made = await context.request.post(`${server.url}/api/plans`, {
      data: { year: 2028, title: 'Tangplan 2028' },
    })
    const { id } = await made.json()
    await context.request.post(`${server.url}/api/plans/${id}/activities`, {
      data: {
        party: 'difos',
        category: 2,
        title: 'Besøg hos Nordkurv',
        start: '2028-03-06',
        end: '2028-03-06',
      },
    })

    await page.goto(`${server.url}/planer/${id}`)
    await expect(page.getByRole('heading', { name: '3. Kyst og naboer' })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^4\. / })).toHaveCount(0)
    await sectionText(page, 2).focus()
    const panel = page.getByRole('tabpanel', { name: 'Aftalen' })
    await expect(panel.getByRole('article', { name: 'Paragraf 3, a' })).toContainText('supermarkederne')

    const warning = warningsOf(page, 'Besøg hos Nordkurv')
    await warning.getByRole('button').first().click()
    await expect(warning).toContainText('Efter aftalen fortæller Tangavlerne Havhaven om den.')
    await expect(warning).toContainText('Paragraf 3, a')

    for (const place of [
      `/planer/${id}`,
      `/planer/${id}?visning=tabel`,
      `/planer/${id}?visning=tidslinje`,
      `/planer/${id}?visning=aarshjul`,
      '/overblik',
      '/planer',
      '/ordbog',
      '/moeder',
      '/personer',
      '/importer',
      '/kalender',
      '/konto',
    ]) {
      await page.goto(`${server.url}${place}`)
      await expect(page.getByRole('main')).toBeVisible()
      await expect(page.getByRole('heading').first()).toBeVisible()
      expect(await wordsOn(page), place).not.toMatch(OTHERS)
    }
  } finally {
    await context.close()
    await server.end('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
})
