import '../../styles/vocabulary.css'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PROBLEMS } from '#shared/protocol/problems.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useStore } from '../../ui/store.ts'
import { AllConcepts } from './all-concepts.tsx'
import { type PlanChoice, usePlanChoice } from './chosen-plan.ts'
import type { AskEffect } from './effect-question.ts'
import { EffectsProvider } from './effects.tsx'
import { Lessons } from './lessons.tsx'
import { type OpenedVocabulary, openVocabulary } from './open-vocabulary.ts'
import { OwnWords } from './own-words.tsx'
import { WordForm } from './word-form.tsx'

interface VocabularyPageProps {
  person: Person
  /** For tests: without a server. */
  open?: (person: Person) => OpenedVocabulary
  /** For tests: without a worker. */
  ask?: AskEffect
}

/** What the two parties have taught the reading of activities, and what it knew before. */
export function VocabularyPage({ person, open = openVocabulary, ask }: VocabularyPageProps) {
  const t = useTranslations('vocabulary')
  const [opened, setOpened] = useState<OpenedVocabulary>()
  useEffect(() => {
    const vocabulary = open(person)
    setOpened(vocabulary)
    return () => vocabulary.close()
  }, [open, person])

  return (
    <main className="page vocabulary-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <header className="vocabulary-head">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      {opened ? <Opened opened={opened} person={person} ask={ask} /> : <Skeleton lines={6} />}
    </main>
  )
}

interface OpenedProps {
  opened: OpenedVocabulary
  person: Person
  ask: AskEffect | undefined
}

function Opened({ opened, person, ask }: OpenedProps) {
  const t = useTranslations('vocabulary')
  const common = useTranslations('common')
  const vocabulary = useStore(opened.vocabulary)
  const locale = useLocale()
  const stopped = useStore(opened.stopped)
  const choice = usePlanChoice()
  return (
    <>
      {stopped && (
        <Banner
          tone="danger"
          isUrgent
          action={
            <Button size="small" onPress={() => location.reload()}>
              {common('reload')}
            </Button>
          }
        >
          {stopped === 'damaged' ? PROBLEMS['vocabulary-damaged'][locale] : t('stopped')}
        </Banner>
      )}
      {vocabulary && (
        <EffectsProvider plan={choice.plan} vocabulary={vocabulary} ask={ask}>
          <Parts
            vocabulary={vocabulary}
            choice={choice}
            mayEdit={can(person, 'edit', { kind: 'vocabulary' })}
          />
        </EffectsProvider>
      )}
      {!vocabulary && !stopped && <Skeleton lines={6} />}
    </>
  )
}

interface PartsProps {
  vocabulary: WorkspaceVocabulary
  choice: PlanChoice
  mayEdit: boolean
}

function Parts({ vocabulary: { words, lessons }, choice, mayEdit }: PartsProps) {
  const t = useTranslations('vocabulary')
  useGoingToPart()
  return (
    <>
      {choice.chosenId !== undefined && (
        <div className="vocabulary-plan">
          <Select
            label={t('planLabel')}
            value={choice.chosenId}
            options={choice.plans.map(({ id, title }) => ({ value: id, text: title }))}
            onChange={choice.choose}
          />
          <Link to={`/planer/${choice.chosenId}`}>{t('openPlan')}</Link>
        </div>
      )}
      {mayEdit && (
        <section className="vocabulary-part" aria-labelledby="tilfoej">
          <h2 id="tilfoej">{t('addTitle')}</h2>
          <WordForm />
        </section>
      )}
      <OwnWords words={words} mayEdit={mayEdit} />
      <Lessons lessons={lessons} plans={choice.plans} mayEdit={mayEdit} />
      <AllConcepts words={words} />
    </>
  )
}

/** Puts the person at the part that the address names; the browser looked for it before it was there. */
function useGoingToPart(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === '') return
    const part = document.getElementById(hash.slice(1))
    part?.scrollIntoView()
    part?.focus({ preventScroll: true })
  }, [hash])
}
