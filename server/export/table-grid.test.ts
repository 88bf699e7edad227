import { expect, it } from 'vitest'
import { textCell } from '#shared/export/text-cell.ts'
import { tableGrid } from './table-grid.ts'

it('[EXPORT-9] a table is not made wide by what its cells claim', () => {
  const row = Array.from({ length: 300 }, () => ({ ...textCell('x'), columns: 10_000 }))
  expect(tableGrid([row]).columns).toBeLessThan(500)
  expect(tableGrid([[{ ...textCell('x'), columns: 3 }, textCell('y')]]).columns).toBe(4)
})
