/** A table for spreadsheets: a number is one they can reckon with, a date one they can sort by, and text is only ever text. */
import type { IsoDate } from '#shared/basics/iso-date.ts'

export type TypedCell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'integer'; number: number }
  /** Whole Danish kroner. */
  | { kind: 'kroner'; number: number }
  | { kind: 'date'; date: IsoDate }

export interface TableColumn {
  heading: string
  /** About how many letters wide it is. */
  width: number
}

/** Every row has a cell for each column. */
export interface TypedTable {
  columns: TableColumn[]
  rows: TypedCell[][]
  /** Stands below, and is not sorted with the rows. */
  total?: TypedCell[]
}

const EMPTY: TypedCell = { kind: 'empty' }

export function typedText(text: string): TypedCell {
  return text === '' ? EMPTY : { kind: 'text', text }
}

export function typedInteger(number: number | undefined): TypedCell {
  return number === undefined ? EMPTY : { kind: 'integer', number }
}

export function typedKroner(number: number | undefined): TypedCell {
  return number === undefined ? EMPTY : { kind: 'kroner', number }
}

export function typedDate(date: IsoDate | undefined): TypedCell {
  return date === undefined ? EMPTY : { kind: 'date', date }
}
