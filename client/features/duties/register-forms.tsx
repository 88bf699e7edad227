import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Select } from '../../ui/select.tsx'
import { ShowButton } from '../../ui/show-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import type { Register } from './standing-page.tsx'
import { useSeatNames } from './use-seat-names.ts'

/** What can be put into the register, one form each. */
export function RegisterForms({ person, register }: { person: Person; register: Register }) {
  const t = useTranslations('standing')
  const { seats, observers, members } = useAgreement().standing
  return (
    <div className="standing-forms" data-print="hide">
      {seats && (
        <Shown title={t('addSeat')}>{(close) => <SeatForm register={register} onDone={close} />}</Shown>
      )}
      {observers && (
        <Shown title={t('addObserver')}>
          {(close) => <ObserverForm own={person.party} register={register} onDone={close} />}
        </Shown>
      )}
      {members && (
        <Shown title={t('addMembers')}>{(close) => <MembersForm register={register} onDone={close} />}</Shown>
      )}
    </div>
  )
}

function Shown({ title, children }: { title: string; children(close: () => void): ReactNode }) {
  const [isShown, setShown] = useState(false)
  const id = useId()
  return (
    <div data-open={isShown ? true : undefined}>
      <ShowButton look="button" isShown={isShown} controls={id} onPress={() => setShown(!isShown)}>
        {title}
      </ShowButton>
      {isShown && <div id={id}>{children(() => setShown(false))}</div>}
    </div>
  )
}

interface FormProps {
  register: Register
  onDone(): void
}

interface EntryFormProps {
  isWhole: boolean
  onAdd(): Promise<boolean>
  onDone(): void
  children: ReactNode
}

function EntryForm({ isWhole, onAdd, onDone, children }: EntryFormProps) {
  const t = useTranslations('standing')
  const [isPending, setPending] = useState(false)
  async function add(event: FormEvent) {
    event.preventDefault()
    if (!isWhole || isPending) return
    setPending(true)
    const isDone = await onAdd()
    setPending(false)
    if (isDone) onDone()
  }
  return (
    <form className="standing-form" onSubmit={(event) => void add(event)}>
      {children}
      <Button type="submit" kind="primary" isPending={isPending} isDisabled={!isWhole}>
        {t('add')}
      </Button>
    </form>
  )
}

function SeatForm({ register, onDone }: FormProps) {
  const t = useTranslations('standing')
  const seats = useSeatNames()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [isMember, setMember] = useState(false)
  const body = { kind: 'seat' as const, name, organisation, isMember }
  return (
    <EntryForm
      isWhole={name.trim() !== '' && organisation.trim() !== ''}
      onAdd={() => register(call(routes.addStanding, { body }))}
      onDone={onDone}
    >
      <TextField label={t('name')} value={name} onChange={setName} maxLength={300} autoFocus />
      <TextField label={t('organisation')} value={organisation} onChange={setOrganisation} maxLength={300} />
      <CheckBox label={t('isMember', { host: seats.host })} isChosen={isMember} onChange={setMember} />
    </EntryForm>
  )
}

function ObserverForm({ own, register, onDone }: FormProps & { own: Party }) {
  const t = useTranslations('standing')
  const said = useNames()
  const [name, setName] = useState('')
  const [from, setFrom] = useState<Party>(own)
  const body = { kind: 'observer' as const, name, from }
  return (
    <EntryForm
      isWhole={name.trim() !== ''}
      onAdd={() => register(call(routes.addStanding, { body }))}
      onDone={onDone}
    >
      <TextField label={t('name')} value={name} onChange={setName} maxLength={300} autoFocus />
      <Select
        label={t('from')}
        value={from}
        options={PARTIES.map((party) => ({ value: party, text: said.party(party) }))}
        onChange={setFrom}
      />
    </EntryForm>
  )
}

function MembersForm({ register, onDone }: FormProps) {
  const t = useTranslations('standing')
  const [text, setText] = useState('')
  const body = { kind: 'members' as const, text }
  return (
    <EntryForm
      isWhole={text.trim() !== ''}
      onAdd={() => register(call(routes.addStanding, { body }))}
      onDone={onDone}
    >
      <TextField label={t('text')} value={text} onChange={setText} maxLength={300} autoFocus />
    </EntryForm>
  )
}
