/** The page of duties, with one of them open. */
export function dutyPath(dutyId: string): string {
  return `/pligter?pligt=${encodeURIComponent(dutyId)}`
}
