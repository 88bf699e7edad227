/** The way to the label (forløb), as a case with days: read from what was done about it, in order. */
import { addMonths, type IsoDate } from '../basics/iso-date.ts'
import type { ProblemCode } from '../protocol/problems.ts'
import type { CaseDeed, CaseRound, CaseStepNow, LabelAct } from '../protocol/schemas/label.ts'
import { CASE_STEPS, type CaseStep, USUAL_REMINDER_MONTHS } from './label.ts'

type Step = Omit<CaseStepNow, 'state'>
type DoneAct = Extract<LabelAct, { act: 'done' }>

/** Every round with each of its steps as it stands, the one under way last: there is always one. A done renewal begins the next. */
export function caseRounds(acts: readonly LabelAct[]): CaseRound[] {
  const rounds = [newRound()]
  for (const act of acts) {
    const round = rounds.at(-1) ?? newRound()
    if (act.act === 'planned') plan(round.get(act.step), act)
    else if (act.act === 'done') {
      const step = round.get(act.step)
      if (step) step.done = doneOf(act)
      if (act.step === 'renewal') rounds.push(newRound())
    } else if (act.act === 'noted') round.get(act.step)?.notes.push(noteOf(act))
    else if (act.act === 'sent-back') sendBack(round, act)
  }
  return rounds.map(asRound)
}

function newRound(): Map<CaseStep, Step> {
  return new Map(CASE_STEPS.map((step) => [step, { step, notes: [], earlier: [], sentBack: [] }]))
}

function plan(step: Step | undefined, act: Extract<LabelAct, { act: 'planned' }>): void {
  if (!step) return
  if (act.on === undefined) delete step.plannedOn
  else step.plannedOn = act.on
  if (act.note !== '') step.notes.push(noteOf({ ...act, documents: [] }))
}

function doneOf({
  id,
  by,
  at,
  on,
  note,
  documents,
  validUntil,
  remindMonths,
}: DoneAct): NonNullable<Step['done']> {
  return {
    id,
    by,
    at,
    on,
    note,
    documents,
    ...(validUntil !== undefined && { validUntil, remindMonths: remindMonths ?? USUAL_REMINDER_MONTHS }),
  }
}

function noteOf({ id, by, at, note, documents }: Step['notes'][number]): Step['notes'][number] {
  return { id, by, at, note, documents }
}

function sendBack(round: Map<CaseStep, Step>, act: Extract<LabelAct, { act: 'sent-back' }>): void {
  const { id, by, at, on, reason } = act
  round.get(act.step)?.sentBack.push({ id, by, at, on, reason })
  for (const name of CASE_STEPS.slice(CASE_STEPS.indexOf(act.step))) {
    const step = round.get(name)
    if (!step?.done) continue
    step.earlier.push(step.done)
    delete step.done
    // That day was for then.
    delete step.plannedOn
  }
}

function asRound(steps: Map<CaseStep, Step>, index: number): CaseRound {
  const all = [...steps.values()]
  const now = all.find(({ done }) => !done)?.step
  const granted = steps.get('granted')?.done
  const remindOn =
    steps.get('renewal')?.plannedOn ??
    (granted?.validUntil && addMonths(granted.validUntil, -(granted.remindMonths ?? USUAL_REMINDER_MONTHS)))
  return {
    number: index + 1,
    steps: all.map((step) => ({ ...step, state: step.done ? 'done' : step.step === now ? 'now' : 'ahead' })),
    ...(granted && remindOn !== undefined && { remindOn }),
  }
}

/** The step that is next in the round under way. */
export function stepNow(rounds: readonly CaseRound[]): CaseStep | undefined {
  return rounds.at(-1)?.steps.find(({ state }) => state === 'now')?.step
}

/** Why this cannot be said of the case as it stands; undefined where it can. */
export function refusalOf(
  deed: CaseDeed,
  rounds: readonly CaseRound[],
  today: IsoDate,
): ProblemCode | undefined {
  const step = rounds.at(-1)?.steps.find((one) => one.step === deed.step)
  if (!step) return 'label-out-of-turn'
  switch (deed.act) {
    case 'planned':
      return step.state === 'done' ? 'label-out-of-turn' : undefined
    case 'noted':
      return undefined
    case 'sent-back':
      if (step.state !== 'done') return 'label-out-of-turn'
      return deed.on > today ? 'label-day-ahead' : undefined
    case 'done':
      if (step.state !== 'now') return 'label-out-of-turn'
      if (deed.on > today) return 'label-day-ahead'
      if (deed.step !== 'granted') return deed.validUntil === undefined ? undefined : 'invalid-input'
      return deed.validUntil === undefined || deed.validUntil <= deed.on ? 'label-validity' : undefined
    default:
      deed satisfies never
      return 'invalid-input'
  }
}

/** That the label runs out before long: told for as long as its renewal is not begun. */
export interface RenewalReminder {
  /** The same for as long as it is about the same label and the same day. */
  id: string
  /** ISO instant from which it is told. */
  at: string
  validUntil: IsoDate
}

/** Undefined before its day, and where no label is held. */
export function renewalReminder(rounds: readonly CaseRound[], today: IsoDate): RenewalReminder | undefined {
  const round = rounds.at(-1)
  const granted = round?.steps.find(({ step }) => step === 'granted')?.done
  if (granted?.validUntil === undefined || round?.remindOn === undefined || today < round.remindOn)
    return undefined
  const { validUntil } = granted
  return {
    id: `label/renewal/${validUntil}/${round.remindOn}`,
    at: `${round.remindOn}T00:00:00.000Z`,
    validUntil,
  }
}
