/** How a proxy answers that has no server behind it. */
export const UNREACHED_STATUSES: readonly number[] = [502, 503, 504]
