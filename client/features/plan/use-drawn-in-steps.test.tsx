import { act } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render } from '../../testing/render.tsx'
import { useDrawnInSteps } from './use-drawn-in-steps.ts'

let close = async () => {}
afterEach(() => close())

describe('[PLAN-15] a long plan', () => {
  const seen: number[] = []
  function List({ isWholeAtOnce }: { isWholeAtOnce: boolean }) {
    const items = Array.from({ length: 300 }, (_, index) => index)
    const { drawn } = useDrawnInSteps(items.length, isWholeAtOnce)
    const shown = items.slice(0, drawn)
    seen.push(shown.length)
    return shown.map((item) => <p key={item}>{item}</p>)
  }
  const draw = async (isWholeAtOnce: boolean) => {
    seen.length = 0
    const drawn = await render(<List isWholeAtOnce={isWholeAtOnce} />)
    close = drawn.close
    await act(async () => {})
    return drawn.page.querySelectorAll('p').length
  }

  it('begins with what one sees, and goes on in steps until all of it is there', async () => {
    expect(await draw(false)).toBe(300)
    expect(seen[0]).toBeLessThan(50)
    expect(Math.max(...seen.map((length, index) => length - (seen[index - 1] ?? 0)))).toBeLessThan(50)
  })

  it('is there as a whole in the very moment somebody is led to a place in it meanwhile', () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
    let drawAll: (() => void) | undefined
    let drawn = 0
    function Led() {
      const now = useDrawnInSteps(300, false)
      drawAll = now.drawAll
      drawn = now.drawn
      return null
    }
    const root = createRoot(document.createElement('div'))
    close = async () => {
      root.unmount()
      vi.unstubAllGlobals()
    }
    flushSync(() => root.render(<Led />))
    expect(drawn).toBeLessThan(300)
    drawAll?.()
    expect(drawn).toBeGreaterThanOrEqual(300)
  })

  it('is there as a whole before it is printed', () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
    let drawn = 0
    function Printed() {
      drawn = useDrawnInSteps(300, false).drawn
      return null
    }
    const root = createRoot(document.createElement('div'))
    close = async () => {
      root.unmount()
      vi.unstubAllGlobals()
    }
    flushSync(() => root.render(<Printed />))
    expect(drawn).toBeLessThan(300)
    dispatchEvent(new Event('beforeprint'))
    expect(drawn).toBeGreaterThanOrEqual(300)
  })

  it('is there as a whole for who is led to a place in it', async () => {
    expect(await draw(true)).toBe(300)
    expect(seen[0]).toBe(300)
  })
})
