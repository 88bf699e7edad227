import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NamedActivity } from '#shared/findings/decision.ts'
import type { Signature } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { Lesson } from '#shared/vocabulary/workspace-vocabulary.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { EffectLine } from './effect-line.tsx'
import { useLessonSentence } from './lesson-sentence.tsx'

interface LessonsProps {
  /** Oldest first, as they are kept. */
  lessons: readonly Lesson[]
  plans: readonly PlanSummary[]
  mayEdit: boolean
}

/** What decisions have taught, the newest first. */
export function Lessons({ lessons, plans, mayEdit }: LessonsProps) {
  const t = useTranslations('vocabulary')
  return (
    <section className="vocabulary-part" aria-labelledby="laert">
      <h2 id="laert" tabIndex={-1}>
        {t('lessonsTitle')}
        {lessons.length > 0 && <span className="count">{lessons.length}</span>}
      </h2>
      {lessons.length === 0 ? (
        <EmptyState icon={<GraduationCap aria-hidden />} title={t('lessonsEmptyTitle')}>
          {t('lessonsEmptyText')}
        </EmptyState>
      ) : (
        <ul className="vocabulary-list" aria-labelledby="laert">
          {lessons.toReversed().map((lesson) => (
            <li key={lesson.id} className="vocabulary-entry" data-set-aside={lesson.setAside && true}>
              <LessonWords lesson={lesson} plan={plans.find(({ id }) => id === planIdOf(lesson))} />
              {mayEdit && <LessonSwitch lesson={lesson} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function planIdOf({ id }: Lesson): string {
  return id.slice(0, id.indexOf('/'))
}

function LessonWords({ lesson, plan }: { lesson: Lesson; plan: PlanSummary | undefined }) {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const who = useWho()
  const nameOf = useActivityName()
  const sentenceOf = useLessonSentence()
  const { id, about, reason, by, at, setAside } = lesson
  return (
    <div className="vocabulary-words">
      <p className="lesson-sentence">
        {setAside && <span className="badge lesson-off">{t('setAside')}</span>} {sentenceOf(lesson)}
      </p>
      {setAside && (
        <p className="vocabulary-by">
          {t('setAsideBy', { who: who(setAside.by), day: longDay(setAside.at, locale) })}
        </p>
      )}
      <p className="vocabulary-by">
        {t('decidedBy', {
          who: who(by),
          day: longDay(at, locale),
          about: about.map(nameOf).join(t('and')) || t('unknownActivities'),
        })}
        {plan && ' · '}
        {plan && <Link to={`/planer/${plan.id}`}>{plan.title}</Link>}
      </p>
      {reason && <blockquote className="finding-reason">{t('quoted', { word: reason })}</blockquote>}
      <EffectLine question={{ kind: 'lesson', lessonId: id }} isHypothetical={setAside !== undefined} />
    </div>
  )
}

function useWho(): (by: Signature) => string {
  const t = useTranslations('vocabulary')
  const common = useTranslations('common')
  return ({ name, party }) => t('who', { name, party: common(`parties.${party}`) })
}

function useActivityName(): (activity: NamedActivity) => string {
  const t = useTranslations('vocabulary')
  const common = useTranslations('common')
  return ({ party, title }) =>
    t('activityOf', { owner: common(`partiesGenitive.${party}`), title: title || t('untitled') })
}

/** Says that a lesson is to count no longer, or again. */
function LessonSwitch({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('vocabulary')
  const sentenceOf = useProblemSentence()
  const lessonSentence = useLessonSentence()
  const toasts = useToasts()
  const [isPending, setPending] = useState(false)
  const counts = lesson.setAside === undefined
  const label = counts ? t('stopUsing') : t('useAgain')

  async function change() {
    const planId = planIdOf(lesson)
    const findingId = lesson.id.slice(planId.length + 1)
    setPending(true)
    const result = await call(routes.changeLesson, {
      params: { planId, findingId },
      body: { counts: !counts },
    })
    setPending(false)
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
  }

  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${label}: ${lessonSentence(lesson)}`}
      onPress={() => void change()}
    >
      {label}
    </Button>
  )
}
