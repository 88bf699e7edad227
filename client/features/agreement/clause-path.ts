/** The address of a clause's own page, or of a group's. */
export function clausePath(id: string): string {
  return `/aftalen/${id}`
}
