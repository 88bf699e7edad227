import { act, type ReactNode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { AgreementInForce } from '../features/agreement/agreement-provider.tsx'
import { TextsProvider } from '../text/texts-provider.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { allTextsIn } from './all-texts.ts'

/** Draws the element as the app would, in Danish, with a router and toasts around it. */
export async function render(
  element: ReactNode,
  at = '/',
): Promise<{ page: HTMLElement; close(): Promise<void> }> {
  // Those of pages, too: fetched only as a page is drawn they are there a moment later.
  await allTextsIn('da')
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  await act(async () => {
    root.render(
      <Suspense>
        <TextsProvider>
          <ToastProvider>
            <AgreementInForce agreement={BUILT_IN_AGREEMENT}>
              <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
            </AgreementInForce>
          </ToastProvider>
        </TextsProvider>
      </Suspense>,
    )
  })
  return {
    page,
    async close() {
      await act(async () => root.unmount())
      page.remove()
    },
  }
}

/** The words that an element shows, with plain spaces where it has unbreakable ones. */
export function words(element: Element | null | undefined): string {
  return plain(element?.textContent ?? '')
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

/** The button whose words or label contain the text. */
export function button(page: HTMLElement, text: string): HTMLButtonElement {
  const found = [...page.querySelectorAll('button')].find((one) =>
    plain(one.getAttribute('aria-label') ?? one.textContent ?? '').includes(text),
  )
  if (!found) throw new Error(`There is no button »${text}« in:\n${page.textContent}`)
  return found
}

export async function click(element: HTMLElement): Promise<void> {
  await act(async () => element.click())
}

/** Lets the page draw what comes in until it shows what is expected. */
export async function until(expectation: () => void): Promise<void> {
  await vi.waitFor(async () => {
    await act(() => new Promise((resolve) => setTimeout(resolve)))
    expectation()
  })
}

/** Writes into a text field as a person would, all at once. */
export async function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set
  await act(async () => {
    set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
