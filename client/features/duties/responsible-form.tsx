import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Signature } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import type { ActOnDuty } from './duty-part.tsx'
import type { ShownDuty } from './shown-duty.ts'

interface ResponsibleFormProps {
  duty: ShownDuty
  act: ActOnDuty
  onClose(): void
}

/** Who of the party sees to it, and by when; what is left empty is the usual. */
export function ResponsibleForm({ duty, act, onClose }: ResponsibleFormProps) {
  const t = useTranslations('duties')
  const common = useTranslations('common')
  const people = usePeopleOf(duty.owner)
  // Others may change the duty meanwhile: only what is changed here is said.
  const [before, setBefore] = useState({
    personId: duty.responsible?.personId ?? NOBODY,
    dueDate: duty.due.on,
  })
  const [personId, setPersonId] = useState(before.personId)
  const [dueDate, setDueDate] = useState(before.dueDate)

  async function save(event: FormEvent) {
    event.preventDefault()
    if (act.isPending) return
    if (personId !== before.personId) {
      if (!(await act.run(assignedTo(personId)))) return
      setBefore({ ...before, personId })
    }
    if (dueDate === before.dueDate || (await act.run(dueOn(dueDate)))) onClose()
  }

  return (
    <form className="card-form" onSubmit={(event) => void save(event)}>
      <Select
        label={t('assigned')}
        density="compact"
        value={personId}
        options={[
          { value: NOBODY, text: t('assignedNobody') },
          ...people.map((one) => ({ value: one.personId, text: one.name })),
        ]}
        onChange={setPersonId}
      />
      <DateField label={t('due')} value={dueDate} onChange={setDueDate} />
      <ErrorLine>{act.wrong}</ErrorLine>
      <div className="card-actions">
        <Button kind="primary" size="small" type="submit" isPending={act.isPending}>
          {t('saveChange')}
        </Button>
        {duty.due.basis === 'set' && (
          <Button size="small" onPress={() => setDueDate('')}>
            {t('dueClear')}
          </Button>
        )}
        <Button kind="quiet" size="small" onPress={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Stands for the party's directors together. */
const NOBODY = 'nobody'

function assignedTo(personId: string) {
  return { act: 'assigned' as const, ...(personId !== NOBODY && { personId }) }
}

function dueOn(dueDate: string) {
  return { act: 'due-changed' as const, ...(dueDate !== '' && { dueDate }) }
}

/** Those of the party who can see to it; nobody while they are not known. */
function usePeopleOf(party: Signature['party']): readonly Signature[] {
  const [people, setPeople] = useState<readonly Signature[]>([])
  useEffect(() => {
    let isGone = false
    void call(routes.listAttendees).then((result) => {
      if (isGone || result.kind === 'problem') return
      setPeople(result.answer.people.filter((one) => can(one, 'edit', { kind: 'duty', party })))
    })
    return () => {
      isGone = true
    }
  }, [party])
  return people
}
