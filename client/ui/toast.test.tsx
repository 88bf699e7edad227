import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { render } from '../testing/render.tsx'
import { type Toasts, useToasts } from './toast.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
let close = async () => {}
afterEach(async () => {
  await close()
  vi.useRealTimers()
})

async function openPage() {
  const found: { toasts?: Toasts } = {}
  function Page() {
    found.toasts = useToasts()
    return null
  }
  const drawn = await render(<Page />)
  close = drawn.close
  const region = document.querySelector('.toast-region')
  const { toasts } = found
  if (!region || !toasts) throw new Error('The page has no toasts.')
  const passes = (seconds: number) => act(async () => vi.advanceTimersByTime(seconds * 1000))
  return { region, toasts, passes }
}

function undoNotice(text: string) {
  return { kind: 'undo' as const, text, action: { label: 'Fortryd', onPress: () => {} } }
}

describe('a notice with a chance to undo', () => {
  it('goes by itself after ten seconds', async () => {
    const { region, toasts, passes } = await openPage()
    await act(async () => void toasts.show(undoNotice('Messen er slettet.')))
    await passes(9)
    expect(region.textContent).toContain('Messen er slettet.')
    await passes(1.1)
    expect(region.textContent).toBe('')
  })

  it('waits while it has the focus', async () => {
    const { region, toasts, passes } = await openPage()
    await act(async () => void toasts.show(undoNotice('Messen er slettet.')))
    await act(async () => region.querySelector('button')?.focus())
    await passes(60)
    expect(region.textContent).toContain('Messen er slettet.')
  })

  it('takes the place of the one before it, and closes when it is told to', async () => {
    const { region, toasts } = await openPage()
    await act(async () => void toasts.show(undoNotice('Messen er slettet.')))
    let closeNotice = () => {}
    await act(async () => {
      closeNotice = toasts.show(undoNotice('Kurset er slettet.'))
    })
    expect(region.textContent).not.toContain('Messen')
    expect(region.textContent).toContain('Kurset er slettet.')
    await act(async () => closeNotice())
    expect(region.textContent).toBe('')
  })
})

it('a notice that offers to try again stays', async () => {
  const { region, toasts, passes } = await openPage()
  await act(
    async () => void toasts.show({ text: 'Mislykkedes.', action: { label: 'Prøv igen', onPress: () => {} } }),
  )
  await passes(60)
  expect(region.textContent).toContain('Mislykkedes.')
})

describe('where notices stand', () => {
  it.each([
    ['at the top while somebody writes where they would be', 700, 'top'],
    ['at the bottom else', 200, 'bottom'],
  ])('%s', async (_name, written, edge) => {
    const { region, toasts, passes } = await openPage()
    region.getBoundingClientRect = () => new DOMRect(0, 690, 800, 60)
    const field = document.createElement('textarea')
    document.body.append(field)
    field.getBoundingClientRect = () => new DOMRect(0, written, 800, 30)
    field.focus()
    await act(async () => void toasts.show({ text: 'Gemt.' }))
    await passes(1)
    expect(region.getAttribute('data-edge')).toBe(edge)
    field.remove()
  })
})
