import type { Review } from './review.ts'

/** A review is kept while the page is open, so that a look at another plan loses nothing of it; of its person alone. */
let kept: { personId: string; review: Review } | undefined

export function keptReviewOf(personId: string): Review | undefined {
  return kept?.personId === personId ? kept.review : undefined
}

export function keepReview(personId: string, review: Review | undefined): void {
  kept = review && { personId, review }
}
