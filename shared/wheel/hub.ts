/** The middle of a wheel, where what has no stretch of the year of its own stands in rows. */
import {
  type ActivityBeside,
  groupsBeside,
  type PlaceBeside,
  type WheelActivity,
} from './place-activities.ts'
import type { Point } from './shapes.ts'

export interface Mark<Some extends WheelActivity = WheelActivity> extends ActivityBeside<Some>, Point {
  radius: number
}

/** The boxes, as parts of the hub's radius, that the places have when so many of them hold something; the top is the year's. */
const TOP = -0.28
const BOTTOM = 0.82
const HALF_WIDTH = 0.68
/** Over the marks of each place stands its name. */
const NAME = 0.17
const WIDEST_CELL = 26
const MARK_IN_CELL = 0.39

export interface HubGroup {
  place: PlaceBeside
  y: number
}

/** The names of the places that hold something: where each stands, over its marks. */
export function hubGroups(beside: readonly ActivityBeside[], hub: number): HubGroup[] {
  const groups = groupsBeside(beside)
  const height = (BOTTOM - TOP) / Math.max(groups.length, 1)
  return groups.map(({ place }, index) => ({
    place,
    y: hub * (TOP + index * height + NAME / 2),
  }))
}

/** Every activity as a mark in its place, as large as all of its place fit beside each other. */
export function hubMarks<Some extends WheelActivity>(
  beside: readonly ActivityBeside<Some>[],
  hub: number,
): Mark<Some>[] {
  const groups = groupsBeside(beside)
  const height = (BOTTOM - TOP) / Math.max(groups.length, 1)
  return groups.flatMap(({ own }, index) => {
    const top = hub * (TOP + index * height + NAME)
    const grid = gridFor(own.length, 2 * HALF_WIDTH * hub, hub * (height - NAME))
    return own.map((one, place) => {
      const row = Math.floor(place / grid.columns)
      const inRow = Math.min(own.length - row * grid.columns, grid.columns)
      return {
        ...one,
        x: ((place % grid.columns) - (inRow - 1) / 2) * grid.cell,
        y: top + (row + 0.5) * grid.cell,
        radius: grid.cell * MARK_IN_CELL,
      }
    })
  })
}

/** The largest cells of which so many fit. */
function gridFor(count: number, width: number, height: number): { columns: number; cell: number } {
  for (let rows = 1; ; rows++) {
    const columns = Math.ceil(count / rows)
    const cell = Math.min(width / columns, height / rows, WIDEST_CELL)
    const cellOfMore = Math.min(width / Math.ceil(count / (rows + 1)), height / (rows + 1), WIDEST_CELL)
    if (cellOfMore <= cell) return { columns, cell }
  }
}
