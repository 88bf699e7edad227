/** What went wrong, in words for a log or a message: an error's own, or whatever else was thrown as text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
