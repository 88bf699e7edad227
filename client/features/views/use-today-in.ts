import { useState } from 'react'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { type IsoDate, yearOf } from '#shared/basics/iso-date.ts'

/** The day it was when the view was opened, where that is in the year. */
export function useTodayIn(year: number): IsoDate | undefined {
  const [today] = useState(() => dateInDenmark(new Date().toISOString()))
  return yearOf(today) === year ? today : undefined
}
