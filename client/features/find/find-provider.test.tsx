import { act, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { render, until } from '../../testing/render.tsx'
import { ThemeProvider } from '../../ui/theme.tsx'
import { SessionProvider } from '../people/session.tsx'
import { FindProvider } from './find-provider.tsx'

const anna = person('director', 'censec', 'Anna')

let close = async () => {}
beforeEach(() => vi.stubGlobal('fetch', async () => Response.json({ plans: [] })))
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

/** A card beside a button, as the views have; `mayClose` is whether what is written in it can be left. */
function Card({ mayClose }: { mayClose: boolean }) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <button type="button" ref={trigger}>
        Messe
      </button>
      <Popover
        className="popover"
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={() => mayClose && setOpen(false)}
      >
        <Dialog aria-label="Messe">
          <input aria-label="Periode" />
        </Dialog>
      </Popover>
    </>
  )
}

async function openWithCard(mayClose: boolean) {
  const drawn = await render(
    <ThemeProvider>
      <SessionProvider>
        <FindProvider person={anna}>
          <Card mayClose={mayClose} />
        </FindProvider>
      </SessionProvider>
    </ThemeProvider>,
  )
  close = drawn.close
  await act(async () => document.querySelector<HTMLElement>('[aria-label="Periode"]')?.focus())
  await act(async () => {
    const keys = { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys))
  })
}

const palette = () => document.querySelector('.find-dialog')
const card = () => document.querySelector('[role="dialog"][aria-label="Messe"]')

it('[SEARCH-5] the keys close a card that is open and have the palette take what is typed next', async () => {
  await openWithCard(true)
  await until(() => expect(palette()).not.toBeNull())
  expect(card()).toBeNull()
  await until(() => expect(palette()?.contains(document.activeElement)).toBe(true))
})

it('[SEARCH-5] the palette leaves alone a card whose words would be lost', async () => {
  await openWithCard(false)
  expect(card()).not.toBeNull()
  expect(palette()).toBeNull()
})
