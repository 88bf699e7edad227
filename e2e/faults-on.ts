import type { Page } from '@playwright/test'
import axe from 'axe-core'

export interface WhereToLook {
  /** Only within one part of the page: the plan is long, and need be looked through only once. */
  part?: string
  /** Only at what another theme can change. */
  colours?: boolean
}

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on the page. It runs in the page, which has no frames, and tells of faults alone: with the way that
 * `@axe-core/playwright` takes, everything that is in order is described too, and worked through in a page of its own.
 */
export async function faultsOn(page: Page, { part = 'html', colours }: WhereToLook = {}): Promise<string[]> {
  if (colours) {
    // A theme that has just changed is still on its way from the one colour to the other.
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
  const options: axe.RunOptions = { resultTypes: ['violations'] }
  if (colours) options.runOnly = { type: 'rule', values: COLOUR_RULES }
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async (look) => {
      const inPage = window as unknown as { axe: typeof axe }
      const { violations } = await inPage.axe.run({ include: [[look.part]] }, look.options)
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
    },
    { part, options },
  )
}
