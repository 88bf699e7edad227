import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { dateInDenmark, formatDate } from '#shared/basics/format-date.ts'
import { isIsoDate } from '#shared/basics/iso-date.ts'
import {
  endAfterNotice,
  isStanding,
  type StandingDuties,
  type StandingRecord,
} from '#shared/duties/standing.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import type { Register } from './standing-page.tsx'

interface GiveNoticeProps {
  notice: NonNullable<StandingDuties['notice']>
  records: readonly StandingRecord[]
  person: Person
  register: Register
}

/** When the agreement would end, for everybody who asks; to give notice and to withdraw it is for directors. */
export function GiveNotice({ notice, records, person, register }: GiveNoticeProps) {
  const t = useTranslations('standing.notice')
  const common = useTranslations('common')
  const locale = useLocale()
  const [on, setOn] = useState(dateInDenmark(new Date().toISOString()))
  const [isAsking, setAsking] = useState(false)
  const given = records.find(isStanding('termination'))
  const end = isIsoDate(on) ? formatDate(endAfterNotice(on, notice), locale) : undefined
  const maySign = can(person, 'sign', { kind: 'standing' })
  return (
    <section className="standing-part standing-notice" aria-labelledby="opsigelse">
      <h2 id="opsigelse">{t('title')}</h2>
      <p className="duty-quiet">{t('intro', notice)}</p>
      {!given && (
        <>
          <DateField label={t('day')} value={on} onChange={setOn} />
          {end !== undefined && <p role="status">{t('calculator', { on: formatDate(on, locale), end })}</p>}
          {maySign && (
            <Button isDisabled={end === undefined} onPress={() => setAsking(true)}>
              {t('give')}
            </Button>
          )}
        </>
      )}
      {given && maySign && given.set.by.party === person.party && (
        <Button onPress={() => void register(call(routes.endStanding, { params: { recordId: given.id } }))}>
          {t('withdraw')}
        </Button>
      )}
      <Dialog title={t('give')} isOpen={isAsking} onClose={() => setAsking(false)}>
        {end !== undefined && <p>{t('calculator', { on: formatDate(on, locale), end })}</p>}
        <p>{t('intro', notice)}</p>
        <DialogActions>
          <Button onPress={() => setAsking(false)} autoFocus>
            {common('cancel')}
          </Button>
          <Button
            kind="danger"
            onPress={async () => {
              if (await register(call(routes.giveNotice, { body: { on } }))) setAsking(false)
            }}
          >
            {t('giveSure', { end: end ?? '' })}
          </Button>
        </DialogActions>
      </Dialog>
    </section>
  )
}
