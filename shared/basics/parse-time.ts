const WRITTEN = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:]?([0-5]\d))?$/i

/** Reads a time of day as people write it, `13`, `13.30`, `9:05`, `kl. 13`, as `13:00`; undefined for what is none. */
export function parseTime(text: string): string | undefined {
  const [, hours, minutes = '00'] = WRITTEN.exec(text.trim()) ?? []
  if (hours === undefined || Number(hours) > 23) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}
