import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { providerJoin } from '#shared/protocol/schemas/oidc.ts'
import { type invitationAnswer, joinRequest } from '#shared/protocol/schemas/people.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { JoinWithProvider } from '../oidc/join-with-provider.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { tokenIn } from './link-token.ts'
import { useSession } from './session.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { useSigningOut } from './use-signing-out.ts'

type Invitation = z.output<typeof invitationAnswer>
type Opened = { kind: 'opening' } | { kind: 'open'; invitation: Invitation } | Problem

type Field = 'name' | 'password'
const FIELDS: readonly Field[] = ['name', 'password']

/** Where the link of an invitation leads: says who invited one as what, and lets one in. */
export function JoinPage() {
  const t = useTranslations('members')
  const { pathname, hash } = useLocation()
  const navigate = useNavigate()
  const [token] = useState(() => tokenIn(hash))

  // The secret need not stand in the address bar, or in what the browser remembers of pages.
  useEffect(() => {
    if (hash) void navigate(pathname, { replace: true })
  }, [hash, pathname, navigate])

  return (
    <EntrancePage title={t('invitationFor')}>
      {token ? <Opening token={token} /> : <Banner tone="warning">{t('joinNoToken')}</Banner>}
    </EntrancePage>
  )
}

function Opening({ token }: { token: string }) {
  const sentenceOf = useProblemSentence()
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' })
  const open = useCallback(() => {
    void call(routes.openInvitation, { body: { token } }).then((result) =>
      setOpened(result.kind === 'ok' ? { kind: 'open', invitation: result.answer } : result),
    )
  }, [token])
  useEffect(open, [open])

  switch (opened.kind) {
    case 'opening':
      return <Skeleton lines={3} />
    case 'problem':
      return opened.code === 'invitation-closed' ? (
        <ClosedInvitation sentence={sentenceOf(opened)} />
      ) : (
        <FailureBanner
          isUrgent
          // The secret has left the address bar, so a reload would not bring it back.
          onRetry={open}
        >
          {sentenceOf(opened)}
        </FailureBanner>
      )
    case 'open':
      return <JoinForm token={token} invitation={opened.invitation} />
    default:
      opened satisfies never
      return null
  }
}

/** Who has joined already may well open the link again, to get in. */
function ClosedInvitation({ sentence }: { sentence: string }) {
  const t = useTranslations('members')
  const people = useTranslations('people')
  return (
    <>
      <Banner tone="warning" isUrgent>
        {sentence}
      </Banner>
      <p className="entrance-intro">{t('joinedAlready')}</p>
      <Link className="button" data-kind="secondary" to="/log-ind">
        {people('signIn')}
      </Link>
    </>
  )
}

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const { signedIn } = useSession()
  const navigate = useNavigate()
  const [wrong, setWrong] = useState<readonly Field[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const formElement = useRef<HTMLFormElement>(null)
  const { by, email, party, role } = invitation
  const isCommon = problem?.code === 'password-common'

  async function join(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const formElement = event.currentTarget
    const form = new FormData(formElement)
    const request = joinRequest.safeParse({ token, name: form.get('name'), password: form.get('password') })
    setProblem(undefined)
    if (!request.success) {
      const paths = request.error.issues.map((issue) => issue.path[0])
      setWrong(FIELDS.filter((field) => paths.includes(field)))
      return focusFirstInvalid(formElement)
    }
    setWrong([])
    setPending(true)
    const result = await call(routes.join, { body: request.data })
    setPending(false)
    if (result.kind === 'problem') {
      setProblem(result)
      return focusFirstInvalid(formElement)
    }
    await signedIn()
    await navigate('/', { replace: true })
  }

  /** What goes to a provider with the person: no password. */
  function forProvider() {
    const form = formElement.current
    if (!form) return undefined
    setProblem(undefined)
    const request = providerJoin.safeParse({ token, name: new FormData(form).get('name') })
    setWrong(request.success ? [] : ['name'])
    if (!request.success) focusFirstInvalid(form)
    return request.data
  }

  return (
    <form ref={formElement} className="entrance-form" onSubmit={(event) => void join(event)} noValidate>
      <p className="entrance-intro">
        {t('invitationIntro', {
          by,
          role: common(`roles.${role}`).toLowerCase(),
          party: common(`parties.${party}`),
        })}
      </p>
      {problem && !isCommon && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <TextField
        label={people('email')}
        name="email"
        value={email}
        isReadOnly
        autoComplete="username"
        type="email"
      />
      <TextField
        label={people('name')}
        name="name"
        autoComplete="name"
        maxLength={100}
        autoFocus
        errorMessage={wrong.includes('name') ? people('nameMissing') : undefined}
      />
      <TextField
        label={people('newPassword')}
        name="password"
        type="password"
        autoComplete="new-password"
        description={people('passwordRule')}
        errorMessage={
          wrong.includes('password') ? people('passwordShort') : isCommon ? sentenceOf(problem) : undefined
        }
      />
      <Button kind="primary" type="submit" isPending={isPending}>
        {t('joinAction')}
      </Button>
      <JoinWithProvider party={party} request={forProvider} onProblem={setProblem} />
    </form>
  )
}

/** The same link in a browser where somebody is signed in. */
export function JoinWhileSignedIn({ person }: { person: Person }) {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const common = useTranslations('common')
  const signingOut = useSigningOut(person)
  return (
    <EntrancePage title={t('invitationFor')}>
      <p className="entrance-intro">{t('joinSignedIn', { name: person.name })}</p>
      <Button kind="primary" onPress={signingOut.begin}>
        {people('signOut')}
      </Button>
      <Link className="button" data-kind="quiet" to="/">
        {common('notFoundAction')}
      </Link>
      <SignOutDialog isOpen={signingOut.isAsking} onSignOut={signingOut.end} onClose={signingOut.cancel} />
    </EntrancePage>
  )
}
