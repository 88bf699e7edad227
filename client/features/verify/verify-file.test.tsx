import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render, words } from '../../testing/render.tsx'
import { VerifyFile } from './verify-file.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function openPage() {
  const fetch = vi.fn(async () => Response.json({}))
  vi.stubGlobal('fetch', fetch)
  const drawn = await render(<VerifyFile />)
  close = drawn.close
  const drop = (file: object) =>
    act(async () => {
      const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
        dataTransfer: { files: [file] },
      })
      drawn.page.querySelector('label')?.dispatchEvent(event)
    })
  return { page: drawn.page, drop, fetch }
}

const fileOf = (name: string, arrayBuffer: () => Promise<ArrayBuffer>, size = 3) => ({
  name,
  size,
  arrayBuffer,
})
const bytes = async () => new TextEncoder().encode('abc').buffer

describe('[VERIFY-2] the page that verifies a file', () => {
  it('says of a folder that it cannot be read', async () => {
    const { page, drop } = await openPage()
    await drop(fileOf('Planer', () => Promise.reject(new DOMException('', 'NotFoundError'))))
    expect(words(page)).toContain('Planer: Filen kan ikke læses.')
  })

  it('reads no file that is larger than any plan', async () => {
    const { page, drop } = await openPage()
    const read = vi.fn(bytes)
    await drop(fileOf('film.mp4', read, 200_000_000))
    expect(words(page)).toContain('film.mp4: Filen er for stor')
    expect(read).not.toHaveBeenCalled()
  })

  it('judges the file that was chosen last, however long one before it takes', async () => {
    const { page, drop, fetch } = await openPage()
    const slow = Promise.withResolvers<ArrayBuffer>()
    await drop(fileOf('langsom.pdf', () => slow.promise))
    await drop(fileOf('hurtig.pdf', bytes))
    await vi.waitFor(() => expect(words(page)).toContain('hurtig.pdf: Filen er ikke udstedt herfra'))
    slow.resolve(await bytes())
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2))
    // The answer is taken within this turn of the event loop.
    await act(() => new Promise((resolve) => setImmediate(resolve)))
    expect(words(page)).toContain('hurtig.pdf: ')
    expect(words(page)).not.toContain('langsom.pdf')
  })
})
