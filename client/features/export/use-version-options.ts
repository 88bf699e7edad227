import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatInstant } from '#shared/basics/format-date.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { Version } from '#shared/versions/version.ts'
import { call } from '../../api/call.ts'
import type { SelectOption } from '../../ui/select.tsx'

/** The plan as it stands. */
export const NOW = 'now'

/** Which versions of the plan can be taken, the newest first; until they are known, the plan as it stands alone. */
export function useVersionOptions(planId: string): SelectOption<string>[] {
  const t = useTranslations('export')
  const reasonOf = useTranslations('versions')
  const locale = useLocale()
  const [versions, setVersions] = useState<Version[]>([])
  useEffect(() => {
    let isWanted = true
    // Without the list there still is the plan as it stands.
    void call(routes.listVersions, { params: { planId } }).then((result) => {
      if (isWanted && result.kind === 'ok') setVersions(result.answer.versions)
    })
    return () => {
      isWanted = false
    }
  }, [planId])
  return [
    { value: NOW, text: t('asItStands') },
    ...versions.map(({ id, name, at, reason }) => ({
      value: id,
      text: name ?? formatInstant(at, locale),
      note: name === undefined ? reasonOf(`reasons.${reason}`) : formatInstant(at, locale),
    })),
  ]
}
