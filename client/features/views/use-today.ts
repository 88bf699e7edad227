import { useState } from 'react'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { type IsoDate, yearOf } from '#shared/basics/iso-date.ts'

/** The day it was in Denmark when this was first drawn. */
export function useToday(): IsoDate {
  const [today] = useState(() => dateInDenmark(new Date().toISOString()))
  return today
}

/** The same, where it is in the year. */
export function useTodayIn(year: number): IsoDate | undefined {
  const today = useToday()
  return yearOf(today) === year ? today : undefined
}
