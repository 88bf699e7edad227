/** The editions that a file says it is; one for others' eyes does not speak of any other. */
export const DISCLOSED_EDITIONS = ['internal', 'agreed'] as const
export type DisclosedEdition = (typeof DISCLOSED_EDITIONS)[number]
