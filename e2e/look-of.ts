/** What is looked for on a page that is drawn otherwise than most see it; each answers what is wrong. */

/** May be wider than the screen, since what it holds has two dimensions, or is one line that goes on. */
export const MAY_BE_WIDER =
  '.table-frame, .timeline-frame, .wheel-frame, .tableWrapper, .wording, [role="toolbar"], .plan-side, .tab-list, pre, textarea, input'

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

/** With the system's few colours: what is chosen, pressed or current and looks as what is not. */
export function alike(): string[] {
  const STATES = ['aria-pressed', 'aria-selected', 'aria-checked', 'data-selected', 'aria-current']
  const isOn = (one: Element, state: string) => ![null, 'false'].includes(one.getAttribute(state))
  const lookOf = (one: Element): string =>
    [one, ...one.children]
      .flatMap((part) => [null, '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)))
      .map((style) =>
        [
          style.color,
          style.backgroundColor,
          style.content,
          style.fontWeight,
          style.textDecorationLine,
          style.outlineStyle,
          ...['Top', 'Bottom', 'Left'].flatMap((side) => [
            style[`border${side}Width` as 'borderTopWidth'],
            style[`border${side}Color` as 'borderTopColor'],
          ]),
        ].join(),
      )
      .concat(String(one.querySelectorAll('svg').length))
      .join(' / ')
  const faults: string[] = []
  for (const state of STATES) {
    for (const one of document.querySelectorAll(`[${state}]`)) {
      // What is drawn by the browser shows it itself.
      if (!isOn(one, state) || one.matches('input') || !one.checkVisibility()) continue
      const other = [
        ...(
          one.closest(
            'ul, nav, [role]:not([role="option"], [role="tab"], [role="radio"], [role^="menuitem"], [role="button"])',
          ) ?? document
        ).querySelectorAll(one.tagName),
      ].find(
        (candidate) =>
          candidate.getAttribute('class') === one.getAttribute('class') &&
          candidate !== one &&
          !STATES.some((any) => isOn(candidate, any)),
      )
      if (other && lookOf(one) === lookOf(other))
        faults.push(
          `${state} on ${one.tagName}.${one.getAttribute('class')} »${one.textContent?.slice(0, 30)}«`,
        )
    }
  }
  return faults
}
