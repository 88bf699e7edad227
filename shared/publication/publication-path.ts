/** Where directors see to a plan's public page, and everybody sees how far it is. */
export function publicationPath(planId: string): string {
  return `/planer/${planId}/offentlig`
}
