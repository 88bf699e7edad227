import type { Page } from '@playwright/test'
import axeCore, { type RunOptions } from 'axe-core'

declare global {
  var axe: typeof axeCore
}

export interface WhereToLook {
  /** Only within one part of the page: the plan is long, and need be looked through only once. */
  part?: string
  /** Only at what another theme can change. */
  colours?: boolean
}

/** Everything axe knows of WCAG 2.2 at AA; the size of targets, with its exception for spacing, it leaves out unless asked. */
const EVERYTHING: RunOptions = { rules: { 'target-size': { enabled: true } } }
const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/** What axe finds on the page. Only that is brought back: all that is as it should be takes longer to tell than to find. */
export async function faultsOn(page: Page, { part = 'html', colours }: WhereToLook = {}): Promise<string[]> {
  if (colours) await themeShown(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
  const drawn = await page.evaluate(drawPart, part)
  const options = colours ? COLOURS : EVERYTHING
  const faults = await page.evaluate(lookedThrough, { part, options })
  // What comes after this is pressed and read on the page as people have it.
  await page.evaluate(drawPart, drawn)
  return faults
}

async function lookedThrough({ part, options }: { part: string; options: RunOptions }): Promise<string[]> {
  const { violations } = await globalThis.axe.run(part, { ...options, resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/**
 * What is far from the screen is not drawn, and where it would be is only reckoned: so it cannot be looked at. Drawn is the
 * part, instead of the one before, which it answers; after null what is far away is left out again.
 */
export function drawPart(part: string | null): string | null {
  const page = globalThis as { drawnPart?: { part: string | null; sheet: CSSStyleSheet } }
  page.drawnPart ??= { part: null, sheet: new CSSStyleSheet() }
  const { part: before, sheet } = page.drawnPart
  if (part === before) return before
  const drawn = part === 'html' ? '*' : `${part}, ${part} *, :has(${part})`
  sheet.replaceSync(part === null ? '' : `:is(${drawn}) { content-visibility: visible !important; }`)
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  page.drawnPart.part = part
  return before
}

/** A theme that has just changed is still on its way from the one colour to the other. */
export async function themeShown(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isPassing = ({ effect }: Animation) =>
      effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(isPassing)
        .map(({ finished }) => finished),
    )
  })
}
