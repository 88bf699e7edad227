import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export interface WhereToLook {
  /** Only within one part of the page: the plan is long, and need be looked through only once. */
  part?: string
  /** Only at what another theme can change. */
  colours?: boolean
}

/** What axe finds on the page. */
export async function faultsOn(page: Page, { part = 'html', colours }: WhereToLook = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part)
  if (colours) {
    axe.withRules(['color-contrast', 'link-in-text-block'])
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
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
