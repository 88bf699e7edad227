/** What `scripts/guide-plugin.ts` makes of the guide's Markdown. */
declare module '*.md' {
  import type { Guide } from '#client/features/guide/guide.ts'
  export const guide: Guide
}
