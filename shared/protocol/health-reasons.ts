/** What may be away or short while a server goes on working. */
export const HEALTH_REASONS = [
  'relay-away',
  'mail-away',
  'disk-nearly-full',
  'trail-damaged',
  'trail-unavailable',
  'writes-refused',
  'writes-slow',
] as const

export type HealthReason = (typeof HEALTH_REASONS)[number]
