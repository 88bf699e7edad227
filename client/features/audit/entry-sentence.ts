import { useLocale, useMessages, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { AUDIT_ACTIONS } from '#shared/audit/actions.ts'
import { isVisit } from '#shared/audit/visit.ts'
import { formatMonth } from '#shared/basics/format-date.ts'
import { DECISION_OUTCOMES } from '#shared/findings/decision.ts'
import type { Party } from '#shared/plan/plan.ts'
import { parseRoom } from '#shared/protocol/rooms.ts'
import type { auditAnswer } from '#shared/protocol/schemas/audit.ts'
import { SIGN_OFF_ACTS } from '#shared/sign-off/sign-off.ts'

export type Trail = z.output<typeof auditAnswer>
export type Entry = Trail['entries'][number]

/** Says what an entry is about, in one sentence of the person's language. */
export function useEntrySentence(people: Trail['people']): (entry: Entry) => string {
  const t = useTranslations('auditPage')
  const common = useTranslations('common')
  const locale = useLocale()
  const { auditPage } = useMessages()

  function nameOf(personId: string): string {
    return people.find(({ id }) => id === personId)?.name ?? t('actors.unknownPerson')
  }

  function actorIn({ actor }: Entry): string {
    return actor.kind === 'person' ? upperFirst(nameOf(actor.id)) : t(`actors.${actor.kind}`)
  }

  function roomIn({ facts }: Entry): string {
    const room = parseRoom(facts.room ?? '')
    if (!room) return t('otherRoom')
    if ('meetingId' in room) return t(`rooms.${room.kind}`, { month: monthOf(room.meetingId) })
    if (!('party' in room)) return t(`rooms.${room.kind}`)
    return t(`rooms.${room.kind}`, { party: common(`partiesGenitive.${room.party}`) })
  }

  const monthOf = (meetingId: string) => formatMonth(meetingId, locale)
  const partyOf = (party: Party | undefined) => (party ? common(`parties.${party}`) : '')

  function valuesOf(entry: Entry) {
    const { facts } = entry
    return {
      who: actorIn(entry),
      whom: facts.personId === undefined ? t('actors.somebody') : nameOf(facts.personId),
      role: facts.role === undefined ? '' : common(`roles.${facts.role}`).toLowerCase(),
      party: partyOf(facts.party ?? entry.party),
      format: facts.format === 'docx' ? 'Word' : (facts.format ?? '').toUpperCase(),
      room: roomIn(entry),
      count: facts.leftOut ?? 0,
      category: facts.category ?? '',
      month: facts.meetingId === undefined ? '' : monthOf(facts.meetingId),
      what: facts.of === undefined ? '' : t(`kinds.${AUDIT_ACTIONS[facts.of]}`).toLowerCase(),
    }
  }

  function whatWasRefused(entry: Entry): string {
    const { action, facts } = entry
    const values = valuesOf(entry)
    if (action === 'room-closed') return t('shutOut', values)
    if (action === 'signed-in')
      return t(facts.personId === undefined ? 'signInUnknown' : 'signInRefused', values)
    if (action === 'token-used')
      return t(facts.personId === undefined ? 'tokenUnknown' : 'tokenRefused', values)
    const tried = keysOf(auditPage.tried).find((known) => known === action) ?? 'other'
    return t('couldNot', { who: values.who, what: t(`tried.${tried}`, values) })
  }

  function whatChanged({ facts }: Entry, values: ReturnType<typeof valuesOf>): string {
    if (facts.role !== undefined) return t('member.role', values)
    const switched = SWITCHES.find((fact) => facts[fact] !== undefined)
    if (switched) return t(`member.${switched}-${yesOrNo(facts[switched])}`, values)
    return t(facts.hasSecondFactor === false ? 'member.noSecondFactor' : 'did.member-changed', values)
  }

  function whatWasDecided({ facts }: Entry, values: ReturnType<typeof valuesOf>): string {
    const outcome = DECISION_OUTCOMES.find((known) => known === facts.outcome)
    return t(outcome ? `decided.${outcome}` : 'did.finding-decided', values)
  }

  function whatWasSaid({ facts }: Entry, values: ReturnType<typeof valuesOf>): string {
    const act = SIGN_OFF_ACTS.find((known) => known === facts.act)
    return t(act ? `signedOff.${act}` : 'did.signed-off', values)
  }

  return (entry) => {
    const { action, facts, result } = entry
    const values = valuesOf(entry)
    if (action === 'refusals-left-out')
      return t(result === 'ok' ? 'didAgain' : 'did.refusals-left-out', values)
    if (action === 'room-closed' && result === 'not-signed-in') return t('leftSignedOut', values)
    if (action === 'write-refused' || action === 'route-refused') return whatWasRefused(entry)
    if (result !== 'ok' && result !== 'unknown') return whatWasRefused(entry)
    if (action === 'member-changed') return whatChanged(entry, values)
    if (action === 'finding-decided') return whatWasDecided(entry, values)
    if (action === 'signed-off') return whatWasSaid(entry, values)
    if (action === 'lesson-changed' && facts.counts !== undefined)
      return t(`lesson.${yesOrNo(facts.counts)}`, values)
    if (action === 'settings-changed' && facts.secondFactorForDirectors !== undefined)
      return t(`secondFactor.${yesOrNo(facts.secondFactorForDirectors)}`, values)
    return t(`did.${action}`, values)
  }
}

/** Why it was refused; undefined where it was not. */
export function useRefusalReason(): (entry: Entry) => string | undefined {
  const t = useTranslations('auditPage')
  const { auditPage } = useMessages()
  return ({ action, result, facts }) => {
    if (result === 'ok' || action === 'refusals-left-out' || isVisit({ action, result, facts }))
      return undefined
    if (result === 'unknown') return t('unknown')
    const reason = keysOf(auditPage.reasons).find((known) => known === result)
    return reason ? t(`reasons.${reason}`) : t('reasonOther', { code: result })
  }
}

const keysOf = <Key extends string>(texts: Record<Key, unknown>) => Object.keys(texts) as Key[]

const SWITCHES = ['isActive', 'admin'] as const

const yesOrNo = (value: boolean | undefined) => (value ? 'yes' : 'no')

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
