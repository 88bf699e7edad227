import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepShell } from './keep-shell.ts'

const OWN = 'https://plan.example/assets/index-old.js'
let editions: { name: string; files: string[] }[]
let container: EventTarget & { register: ReturnType<typeof vi.fn> }
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  editions = []
  container = Object.assign(new EventTarget(), {
    register: vi.fn(async () => ({ update: async () => undefined })),
  })
  vi.stubGlobal('navigator', { serviceWorker: container })
  vi.stubGlobal('caches', {
    keys: async () => editions.map(({ name }) => name),
    open: async (name: string) => ({
      match: async (file: string) =>
        editions.find((one) => one.name === name)?.files.find((kept) => kept === file),
    }),
  })
})
afterEach(() => {
  stop()
  delete document.documentElement.dataset.offline
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function takesOver(name: string, ...files: string[]): void {
  editions.push({ name: `samplan-shell-${name}`, files })
  container.dispatchEvent(new Event('controllerchange'))
}

it('[OFFLINE-5] tells of a newer edition than the page is of, and of its own not', async () => {
  const onNewer = vi.fn()
  stop = keepShell(OWN, onNewer)
  expect(container.register).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(container.register).toHaveBeenCalledWith('/service-worker.js', { updateViaCache: 'none' })
  takesOver('old', '/assets/index-old.js')
  await vi.advanceTimersByTimeAsync(0)
  expect(onNewer).not.toHaveBeenCalled()
  takesOver('new', '/assets/index-new.js')
  await vi.advanceTimersByTimeAsync(0)
  expect(onNewer).toHaveBeenCalledOnce()
})

it('[OFFLINE-6] begins no worker where the server says that there is to be none, and has the one that is there end itself', async () => {
  document.documentElement.dataset.offline = 'off'
  const update = vi.fn()
  Object.assign(container, { getRegistration: async () => undefined })
  stop = keepShell(OWN, () => undefined)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(container.register).not.toHaveBeenCalled()
  stop()
  Object.assign(container, { getRegistration: async () => ({ update }) })
  stop = keepShell(OWN, () => undefined)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(update).toHaveBeenCalledOnce()
  expect(container.register).not.toHaveBeenCalled()
})

it('[OFFLINE-6] leaves a browser alone that has no workers, or refuses this one', async () => {
  container.register.mockRejectedValue(new Error('SecurityError'))
  stop = keepShell(OWN, () => undefined)
  await vi.advanceTimersByTimeAsync(2_000)
  dispatchEvent(new Event('online'))
  vi.stubGlobal('navigator', {})
  expect(keepShell(OWN, () => undefined)()).toBeUndefined()
})
