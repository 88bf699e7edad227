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
  if (colours) axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
