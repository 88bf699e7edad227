import { afterEach, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { render, until, words } from '../../testing/render.tsx'
import { SessionProvider } from '../people/session.tsx'
import { StatementPage } from './statement-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
  localStorage.clear()
})

async function openAs(answer: Response): Promise<HTMLElement> {
  vi.stubGlobal('fetch', async () => answer)
  const { page, close: leave } = await render(
    <SessionProvider>
      <StatementPage />
    </SessionProvider>,
  )
  close = leave
  return page
}

const signedOut = () => Response.json({ error: { code: 'not-signed-in' } }, { status: 401 })
const headings = (page: HTMLElement) => [...page.querySelectorAll('h1, h2')].map(words)

it('[ACCESS-1] says who has not signed in what is tested, what does not work and whom to tell', async () => {
  const page = await openAs(signedOut())
  await until(() => expect(page.querySelector('a')?.getAttribute('href')).toBe('/log-ind'))
  expect(headings(page)).toEqual([
    'Tilgængelighedserklæring',
    'Hvor langt vi er',
    'Hvad der er afprøvet',
    'Hvad vi ved ikke virker',
    'Fortæl os om det',
  ])
  expect(words(page)).toContain('Sidst gennemgået 29. november 2026.')
})

it('[ACCESS-1] says the same in English, and offers no way to sign in to who has', async () => {
  localStorage.setItem('samplan.locale', 'en')
  const who = person('reader', 'difos', 'Rikke')
  const session = { person: who, hasPassword: true, hasSecondFactor: false, lacksSecondFactor: false }
  const page = await openAs(Response.json(session))
  expect(headings(page)).toEqual([
    'Accessibility statement',
    'How far we are',
    'What has been tested',
    'What we know does not work',
    'Tell us about it',
  ])
  expect(page.querySelector('a')).toBeNull()
})
