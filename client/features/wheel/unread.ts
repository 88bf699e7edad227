/** For what is drawn and said in words elsewhere. A linter takes every `aria-hidden` within a drawing for one on a button. */
export const UNREAD = { 'aria-hidden': true } as const
