import { expect, test } from 'vitest'
import { inParts } from './in-parts.ts'

test.each([0, 1, 20, 21, 1000])(
  '[SPEED-3] %i rows are all in some part, in their order, and no part is long',
  (count) => {
    const rows = Array.from({ length: count }, (_, index) => index)
    const parts = inParts(rows)
    expect(parts.flatMap((part) => part.rows)).toEqual(rows)
    expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index))
    for (const part of parts) expect(part.rows.length).toBeLessThanOrEqual(20)
    if (count > 20) expect(parts.length).toBeGreaterThan(1)
  },
)
