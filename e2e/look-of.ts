/** What is looked for on a page that is drawn otherwise than most see it; each answers what is wrong. */

/** May be wider than the screen, since what it holds has two dimensions, or is one line that goes on. */
export const MAY_BE_WIDER =
  '.table-frame, .account-frame, .timeline-frame, .wheel-frame, .tableWrapper, .wording, [role="toolbar"], .plan-side, .tab-list, pre, textarea, input'

/** WCAG 1.4.10: what goes sideways, or is cut off where the screen ends. */
export function sideways(mayBeWider: string): string[] {
  const nameOf = (one: Element) =>
    `${one.tagName}.${one.getAttribute('class')} »${one.textContent?.slice(0, 30)}«`
  const { scrollWidth, clientWidth } = document.documentElement
  const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []
  for (const one of document.querySelectorAll<HTMLElement>('body *')) {
    // What is hidden from everybody lies anywhere: the browser's own list behind each of ours.
    if (one.closest(mayBeWider) || one.closest('[aria-hidden="true"]')) continue
    const { overflowX } = getComputedStyle(one)
    if (/auto|scroll/.test(overflowX) && one.scrollWidth > one.clientWidth + 1)
      faults.push(`${nameOf(one)} scrolls sideways`)
    if (!one.matches('button, a[href], h1, h2, h3, p, dd, label')) continue
    const { left, right, width, height } = one.getBoundingClientRect()
    const isDrawn = width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true })
    if (isDrawn && (left < -1 || right > clientWidth + 1)) faults.push(`${nameOf(one)} is cut off`)
  }
  return faults
}

/** What still moves though the system asks that nothing does. */
export function motions(): string[] {
  const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
  return [document.documentElement, ...document.querySelectorAll('body *')]
    .filter((one) => {
      const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one)
      return (
        lasts(transitionDuration) ||
        (animationName !== 'none' && lasts(animationDuration)) ||
        scrollBehavior === 'smooth'
      )
    })
    .map((one) => `${one.tagName}.${one.getAttribute('class')}`)
}

/** What is chosen, pressed or current and looks no other when it is not: each is held against itself without its state. */
export function alike(): string[] {
  const STATES = ['aria-pressed', 'aria-selected', 'aria-checked', 'data-selected', 'aria-current']
  const statesOn = (one: Element) =>
    STATES.filter((state) => ![null, 'false'].includes(one.getAttribute(state)))
  const lookOf = (one: Element) =>
    [one, ...one.querySelectorAll('*')].flatMap((part) =>
      [null, '::before', '::after'].map((pseudo) => {
        const style = getComputedStyle(part, pseudo)
        const lines = ['top', 'right', 'bottom', 'left'].flatMap((side) =>
          ['width', 'style', 'color'].map((what) => `border-${side}-${what}`),
        )
        const drawn = ['color', 'background-color', 'background-image', 'content', 'display', 'opacity']
        const written = [
          'font-weight',
          'text-decoration-line',
          'outline-style',
          'fill',
          'stroke',
          'visibility',
        ]
        return [...drawn, ...written, ...lines].map((name) => style.getPropertyValue(name)).join()
      }),
    )
  const without = (one: Element, states: readonly string[]) => {
    const kept = states.map((state) => [state, one.getAttribute(state) ?? ''] as const)
    for (const state of states) one.removeAttribute(state)
    const look = lookOf(one)
    for (const [state, value] of kept) one.setAttribute(state, value)
    return look
  }
  // A sign that only the chosen one has.
  const signsIn = (one: Element) => one.querySelectorAll('svg').length
  const hasSign = (one: Element) =>
    [...(one.parentElement?.children ?? [])].some(
      (other) =>
        other.tagName === one.tagName && statesOn(other).length === 0 && signsIn(other) < signsIn(one),
    )
  return [...document.querySelectorAll(STATES.map((state) => `[${state}]`).join())].flatMap((one) => {
    const states = statesOn(one)
    // What is drawn by the browser shows it itself.
    if (states.length === 0 || one.matches('input') || !one.checkVisibility()) return []
    if (lookOf(one).join() !== without(one, states).join() || hasSign(one)) return []
    return [`${states} on ${one.tagName}.${one.getAttribute('class')} »${one.textContent?.slice(0, 30)}«`]
  })
}

/** A fault to find: with this every state looks alike, but for a sign of its own. */
export function withoutStates(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`*, *::before, *::after {
    forced-color-adjust: none !important; color: CanvasText !important; background: Canvas !important;
    border-color: CanvasText !important; border-style: solid !important; border-width: 1px !important;
    outline: 0 !important; font-weight: 400 !important; text-decoration: none !important; opacity: 1 !important;
    fill: none !important; stroke: CanvasText !important; visibility: visible !important;
  }`)
  document.adoptedStyleSheets.push(sheet)
}
