import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type Decision, namesAbout } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { useNames } from '../../text/unbroken.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useFindingsContext } from './findings-context.ts'
import { seenName } from './seen-decisions.ts'

/** Tells who has the plan open when somebody else makes one activity of two, for as long as they are one. */
export function MergeNews() {
  const { activities, document, person } = usePlan()
  const { decisions } = useFindingsContext()
  const tellOfMerge = useTellOfMerge()
  const tell = useRef(tellOfMerge)
  tell.current = tellOfMerge

  useEffect(() => {
    const known = new Set(decisions.read().map(seenName))
    // The decision comes first, and what it decides a moment later, by another way.
    const awaited = new Map<string, Decision>()
    const told = new Map<string, () => void>()

    const look = () => {
      if (awaited.size + told.size === 0) return
      const merged = mergedPairs(document)
      for (const [findingId, close] of told) {
        if (merged.has(findingId) || !told.delete(findingId)) continue
        close()
      }
      for (const [findingId, decision] of awaited) {
        if (!merged.has(findingId) || !awaited.delete(findingId)) continue
        told.set(findingId, tell.current(decision))
      }
    }
    const hear = () => {
      for (const decision of decisions.read().filter((one) => !known.has(seenName(one)))) {
        known.add(seenName(decision))
        const isOthers = decision.by.personId !== person.id
        if (decision.outcome === 'joint' && isOthers) awaited.set(decision.findingId, decision)
      }
      look()
    }
    const stops = [decisions.subscribe(hear), activities.subscribe(look)]
    return () => {
      for (const stop of [...stops, ...told.values()]) stop()
    }
  }, [activities, decisions, document, person])
  return null
}

/** Shows who merged which two, with the way to the joint one; answers what closes it. */
function useTellOfMerge(): (decision: Decision) => () => void {
  const t = useTranslations('findings')
  const said = useNames()
  const { activities, goTo } = usePlan()
  const toasts = useToasts()

  return (decision) => {
    const names = namesAbout(decision, (id) => activities.get(id)).map(({ party, title }) =>
      t('decidedAbout.activity', {
        owner: said.owner(party),
        title: title || t('untitled'),
      }),
    )
    return toasts.show({
      text: t('mergedNews', {
        name: decision.by.name,
        party: said.party(decision.by.party),
        names: names.join(t('and')),
      }),
      action: {
        label: t('show'),
        onPress() {
          const activityId = idsOfPair(decision.findingId)?.find((id) => activities.get(id))
          if (activityId !== undefined) goTo({ activityId })
        },
      },
    })
  }
}
