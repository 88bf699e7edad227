import { useTranslations } from 'use-intl'
import type { ConceptPair } from '#shared/findings/findings.ts'
import { useNames } from '../../text/unbroken.ts'
import { useConcepts } from './concept-names.ts'

/** What a lesson about the two says. */
export default function LessonSentence({ concepts }: { concepts: ConceptPair }) {
  return useLessonSentence()({ concepts })
}

/** Gives what a lesson says, in words that go with every concept's name. */
export function useLessonSentence(): (lesson: { concepts: ConceptPair }) => string {
  const t = useTranslations('vocabulary')
  const known = useConcepts()
  const { both } = useNames()
  return ({ concepts: { subject, works } }) => {
    const about = known.of(subject)?.aspect === 'counterpart' ? 'counterpart' : 'topic'
    const whose = works[0] === works[1] ? 'same' : 'different'
    return t(`lesson.${whose}.${about}`, {
      ...both,
      clusterWork: known.nameOf(works[0]),
      associationWork: known.nameOf(works[1]),
      subject: known.nameOf(subject),
    })
  }
}
