import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render, write } from '../../testing/render.tsx'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const BEGUN = { secret: 'ABCDEFGH', uri: 'otpauth://totp/Samplan:mette?secret=ABCDEFGH' }

it('[PEOPLE-6] gives the app the secret, takes its code, and tells the recovery codes once', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      if (!String(path).endsWith('/confirm')) return Response.json(BEGUN)
      return JSON.parse(String(init?.body)).code === '123456'
        ? Response.json({ recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'] })
        : Response.json({ error: { code: 'wrong-code', message: '' } }, { status: 401 })
    }),
  )
  const onDone = vi.fn()
  const drawn = await render(<SecondFactorSetUp onDone={onDone} />)
  close = drawn.close
  const { page } = drawn
  const press = (name: string) =>
    act(async () => [...page.querySelectorAll('button')].find((one) => one.textContent === name)?.click())
  await press('Sæt det op')
  expect(page.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('QR-kode til din app')
  expect(page.textContent).toContain('ABCD EFGH')
  const code = page.querySelector('input')
  if (!code) throw new Error('There is no field for the code.')
  await write(code, '000000')
  await press('Slå til')
  expect(page.textContent).toContain('Koden passer ikke')
  await write(code, '123456')
  await press('Slå til')
  expect([...page.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['aaaa-bbbb', 'cccc-dddd'])
  expect(onDone).not.toHaveBeenCalled()
  await press('Jeg har gemt dem')
  expect(onDone).toHaveBeenCalledOnce()
})
