import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { isoDate } from '#shared/basics/iso-date.ts'
import { doubtsOf } from '#shared/follow-up/doubts.ts'
import {
  COUNTS,
  type Count,
  type FollowUp,
  NO_FOLLOW_UP,
  OUTCOMES,
  QUESTIONS,
  STEPS,
  sumOf,
} from '#shared/follow-up/follow-up.ts'
import { type FollowUpFields, isFollowUpValue, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { outcomeFields } from '#shared/follow-up/outcome-fields.ts'
import { REGIONS, regionsOn } from '#shared/follow-up/regions.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { DraftField } from '../plan/draft-field.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { SaveStatus } from '../plan/save-status.tsx'
import { FoldedFields } from './folded-fields.tsx'
import { FollowUpFacts } from './follow-up-facts.tsx'
import { CountField, DayField } from './follow-up-fields.tsx'
import { MergedFollowUps } from './merged-follow-ups.tsx'
import { SurveyImport } from './survey-import.tsx'
import { useDoubtWords } from './use-doubt-words.ts'
import { useFigureWords } from './use-figure-words.ts'
import { useFollowUp } from './use-follow-up.ts'

interface FollowUpFormProps {
  activity: Activity
  onDone(): void
}

/** What became of an activity, in the order in which one is asked: what everybody knows first, all else folded away. */
export function FollowUpForm({ activity, onDone }: FollowUpFormProps) {
  const t = useTranslations('followUp')
  const { plan, undo, mayEdit } = usePage()
  const { followUp = NO_FOLLOW_UP, today } = useFollowUp(activity)
  const { outcome } = followUp
  const set = (fields: FollowUpFields) =>
    undo.asOneStep(() => setFollowUp(plan.document, activity.id, fields))
  if (!mayEdit) return <FollowUpFacts followUp={followUp} onDone={onDone} />
  return (
    <div className="follow-up-form">
      <ToggleButtonGroup
        className="follow-up-outcomes"
        aria-label={t('outcome')}
        selectionMode="single"
        selectedKeys={outcome ? [outcome] : []}
        onSelectionChange={(keys) =>
          set(
            outcomeFields(
              OUTCOMES.find((one) => keys.has(one)),
              activity,
              today,
            ),
          )
        }
      >
        {OUTCOMES.map((one) => (
          <ToggleButton key={one} id={one} className="follow-up-outcome">
            {t(`outcomes.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {outcome && (
        <DayField
          label={t(`days.${outcome}`)}
          value={followUp.on}
          year={plan.year}
          onWrite={(on) => set({ on })}
        />
      )}
      {outcome === 'held' && <HeldFields activity={activity} followUp={followUp} set={set} />}
      <MergedFollowUps activity={activity} isEmpty={followUp === NO_FOLLOW_UP} />
      <DraftField
        label={t('lessons')}
        value={followUp.lessons}
        isMultiline
        onWrite={(text) => {
          if (!isFollowUpValue('lessons', text)) return t('lessonsFault')
          set({ lessons: text.trim() })
          return undefined
        }}
      />
      <p className="follow-up-note">{t('noNames')}</p>
      <DialogActions>
        <SaveStatus />
        <Button kind="primary" onPress={onDone}>
          {t('done')}
        </Button>
      </DialogActions>
      {/* Below what is pressed next: a doubt that leaving a field brings up must not move the button away under the press. */}
      {outcome && <Doubts followUp={followUp} today={today} />}
    </div>
  )
}

const USUAL_COUNTS: readonly Count[] = ['participants', 'companies', 'under50', 'under250']
const MORE_COUNTS = COUNTS.filter((name) => !USUAL_COUNTS.includes(name))

interface HeldFieldsProps {
  activity: Activity
  followUp: FollowUp
  set(fields: FollowUpFields): void
}

function HeldFields({ activity, followUp, set }: HeldFieldsProps) {
  const t = useTranslations('followUp')
  const { plan } = usePage()
  const words = useFigureWords()
  const { counts, regions, answers, answered, on, spent } = followUp
  const day = on ?? activity.end ?? isoDate(plan.year, 12, 31)
  const known = regionsOn(day)
  const shown = REGIONS.filter((region) => known.includes(region) || regions[region] !== undefined)
  const count = (name: Count) => (
    <CountField key={name} field={name} label={words.figures[name]} value={counts[name]} set={set} />
  )
  return (
    <>
      <div className="follow-up-grid">{USUAL_COUNTS.map(count)}</div>
      <FoldedFields
        title={t('moreCounts')}
        told={spent !== undefined || MORE_COUNTS.some((name) => counts[name] !== undefined)}
      >
        {MORE_COUNTS.map(count)}
        <CountField field="spent" label={t('spent')} value={spent} set={set} />
      </FoldedFields>
      <FoldedFields title={t('regions')} told={sumOf(regions) !== undefined}>
        {shown.map((region) => (
          <CountField
            key={region}
            field={`region:${region}`}
            label={words.figures[`region:${region}`]}
            value={regions[region]}
            set={set}
          />
        ))}
      </FoldedFields>
      <FoldedFields title={t('evaluation')} told={answered !== undefined}>
        <div className="follow-up-question">
          <SurveyImport day={day} onUse={set} />
        </div>
        <CountField field="answered" label={t('answered')} value={answered} set={set} />
        {QUESTIONS.map((question) => (
          <fieldset key={question} className="follow-up-question">
            <legend>{words.questions[question]}</legend>
            {STEPS.map((step) => (
              <CountField
                key={step}
                field={`${question}:${step}`}
                label={words.steps[question][step]}
                value={answers[question]?.[step]}
                set={set}
              />
            ))}
          </fieldset>
        ))}
      </FoldedFields>
    </>
  )
}

/** Said calmly, while one types as well: nobody is in the wrong yet who types the parts before the whole. */
function Doubts({ followUp, today }: { followUp: FollowUp; today: string }) {
  const sentenceOf = useDoubtWords()
  const doubts = doubtsOf(followUp, today)
  return (
    <div className="follow-up-doubts" role="status">
      {doubts.map((doubt) => (
        <p key={JSON.stringify(doubt)}>{sentenceOf(doubt)}</p>
      ))}
    </div>
  )
}
