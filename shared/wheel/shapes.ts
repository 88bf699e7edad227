/** Points and paths around the centre of a wheel: angles in degrees clockwise from the top, y downwards. */

export interface Point {
  x: number
  y: number
}

export function pointAt(radius: number, angle: number): Point {
  const turned = (angle * Math.PI) / 180
  return { x: rounded(radius * Math.sin(turned)), y: rounded(-radius * Math.cos(turned)) }
}

/** The angle at which a point lies, 0..360. */
export function angleOf({ x, y }: Point): number {
  return ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360
}

/** A piece of a ring from the top `sweep` degrees on. It is turned to where it stands, so that a move can be seen as one. */
export function sectorPath(inner: number, outer: number, sweep: number): string {
  const isLarge = sweep > 180 ? 1 : 0
  const [a, b, c, d] = [pointAt(outer, 0), pointAt(outer, sweep), pointAt(inner, sweep), pointAt(inner, 0)]
  return [
    `M${a.x} ${a.y}`,
    `A${rounded(outer)} ${rounded(outer)} 0 ${isLarge} 1 ${b.x} ${b.y}`,
    `L${c.x} ${c.y}`,
    `A${rounded(inner)} ${rounded(inner)} 0 ${isLarge} 0 ${d.x} ${d.y}Z`,
  ].join('')
}

/** A line along a circle for words to stand on, so turned that they are never upside down. */
export function wordLine(radius: number, from: number, to: number): string {
  const middle = (from + to) / 2
  const isUpright = middle < 90 || middle > 270
  const [start, end] = isUpright ? [from, to] : [to, from]
  const [a, b] = [pointAt(radius, start), pointAt(radius, end)]
  const isLarge = Math.abs(to - from) > 180 ? 1 : 0
  return `M${a.x} ${a.y}A${radius} ${radius} 0 ${isLarge} ${isUpright ? 1 : 0} ${b.x} ${b.y}`
}

/** A curve between two points that bends towards the centre, and away from it where both lie close to each other. */
export function linkPath(a: Point, b: Point): string {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const isClose = length < CLOSE
  const bend = isClose
    ? { x: middle.x - (b.y - a.y) * 0.45, y: middle.y + (b.x - a.x) * 0.45 }
    : { x: middle.x * 0.45, y: middle.y * 0.45 }
  return `M${a.x} ${a.y}Q${rounded(bend.x)} ${rounded(bend.y)} ${b.x} ${b.y}`
}

const CLOSE = 150

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
