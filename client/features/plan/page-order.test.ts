import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity, removeActivity } from '#shared/plan/edit-plan.ts'
import { LiveActivityIndex } from './activity-index.ts'
import { PageOrder } from './page-order.ts'

let plan: Y.Doc
let order: PageOrder
let card: HTMLElement

beforeEach(() => {
  plan = new Y.Doc()
  for (const [index, id] of ['a', 'b', 'c'].entries())
    createActivity(plan, id, { party: 'censec', category: 1, rank: `a${index}` }, 'test')
  order = orderOf(false)
  document.body.innerHTML = '<article data-activity="b"><input></article><input id="elsewhere">'
  card = document.querySelector('article') ?? document.body
})

afterEach(() => {
  order.stop()
  document.body.innerHTML = ''
})

const orderOf = (isConfidential: boolean) =>
  new PageOrder(new LiveActivityIndex(plan, BUILT_IN_CATEGORIES), BUILT_IN_CATEGORIES, isConfidential)

const ids = () => order.read().flatMap((item) => (item.kind === 'activity' ? [item.id] : []))

describe('the order of the page', () => {
  it('changes only when activities come, go or move, not when words change', () => {
    const before = order.read()
    changeActivity(plan, 'a', { title: 'Nyt', place: 'Odense' }, 'test')
    expect(order.read()).toBe(before)
    changeActivity(plan, 'a', { category: 3 }, 'test')
    expect(ids()).toEqual(['b', 'c', 'a'])
    expect(order.read().find((item) => item.key === 'a')?.category).toBe(3)
  })

  it('keeps an activity that another deletes while the focus is in it, until the focus leaves', () => {
    card.querySelector('input')?.focus()
    removeActivity(plan, 'b', 'another')
    expect(ids()).toEqual(['a', 'b', 'c'])
    document.getElementById('elsewhere')?.focus()
    expect(ids()).toEqual(['a', 'c'])
  })

  it('keeps it too when the text that took the focus has given way to an editor before it was told of', () => {
    card.querySelector('input')?.focus()
    const given = document.createElement('div')
    // As the browser does: the event for the old text arrives last, on its way through the window.
    const late = new FocusEvent('focusin')
    Object.defineProperty(late, 'target', { value: given })
    dispatchEvent(late)
    removeActivity(plan, 'b', 'another')
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  it('[CONF-2] keeps none for a focus in the same activity where it stands now: moved in or out, it has its id there as well', () => {
    order.stop()
    order = orderOf(true)
    card.querySelector('input')?.focus()
    removeActivity(plan, 'b', 'another')
    expect(ids()).toEqual(['a', 'c'])
  })

  it('lets go at once of what the person deletes', () => {
    card.querySelector('input')?.focus()
    removeActivity(plan, 'b', 'own')
    order.release('b')
    expect(ids()).toEqual(['a', 'c'])
  })

  it('waits with every change until a composed word is finished', () => {
    vi.useFakeTimers()
    dispatchEvent(new Event('compositionstart'))
    changeActivity(plan, 'c', { rank: 'Zz' }, 'another')
    expect(ids()).toEqual(['a', 'b', 'c'])
    dispatchEvent(new Event('compositionend'))
    vi.runAllTimers()
    vi.useRealTimers()
    expect(ids()).toEqual(['c', 'a', 'b'])
  })
})
