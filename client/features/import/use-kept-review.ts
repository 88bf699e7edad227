import { useEffect, useState } from 'react'
import { keptReviews } from './kept-review.ts'
import type { Review } from './review.ts'

type Kept = { kind: 'looking' } | { kind: 'known'; review: Review | undefined }

/** The person's review as it was left in this browser; until the browser has answered, `isLooking`. */
export function useKeptReview(personId: string): {
  isLooking: boolean
  review: Review | undefined
  begin(review: Review): void
  change(made: (present: Review) => Review): void
  /** A plan has been made of it. */
  forget(): void
} {
  const [kept, setKept] = useState<Kept>(() => {
    const review = keptReviews.known(personId)
    return review ? { kind: 'known', review } : { kind: 'looking' }
  })
  const isLooking = kept.kind === 'looking'
  const review = kept.kind === 'known' ? kept.review : undefined

  useEffect(() => keptReviews.resume(personId), [personId])
  useEffect(() => {
    if (!isLooking) return undefined
    let isWanted = true
    void keptReviews.read(personId).then((found) => {
      if (isWanted) setKept({ kind: 'known', review: found })
    })
    return () => {
      isWanted = false
    }
  }, [isLooking, personId])
  useEffect(() => {
    if (review) keptReviews.keep(personId, review)
  }, [personId, review])
  useEffect(() => {
    const flush = () => void keptReviews.flush()
    window.addEventListener('pagehide', flush)
    return () => window.removeEventListener('pagehide', flush)
  }, [])

  return {
    isLooking,
    review,
    begin: (begun) => setKept({ kind: 'known', review: begun }),
    change: (made) =>
      setKept((present) =>
        present.kind === 'known' && present.review
          ? { kind: 'known', review: made(present.review) }
          : present,
      ),
    forget() {
      setKept({ kind: 'known', review: undefined })
      void keptReviews.forget(personId)
    },
  }
}
