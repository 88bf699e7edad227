import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { QrCode } from './qr-code.tsx'

interface Begun {
  secret: string
  uri: string
}

interface SecondFactorSetUpProps {
  /** The person has the recovery codes and goes on. */
  onDone(): void
}

/** First the app is given the secret, then it shows that it has it, and last the recovery codes are told, once. */
export function SecondFactorSetUp({ onDone }: SecondFactorSetUpProps) {
  const t = useTranslations('secondFactor')
  const sentenceOf = useProblemSentence()
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function begin() {
    setPending(true)
    const result = await call(routes.beginSecondFactor)
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    setWrong(undefined)
    setBegun(result.answer)
  }

  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (begun) return <AppSetUp begun={begun} onConfirmed={setCodes} />
  return (
    <div className="second-factor">
      <p>{t('intro')}</p>
      {wrong && (
        <Banner tone="danger" isUrgent>
          {wrong}
        </Banner>
      )}
      <Button kind="primary" isPending={isPending} onPress={() => void begin()}>
        {t('begin')}
      </Button>
    </div>
  )
}

function AppSetUp({ begun, onConfirmed }: { begun: Begun; onConfirmed(codes: readonly string[]): void }) {
  const t = useTranslations('secondFactor')
  const sentenceOf = useProblemSentence()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)
  const steps = useRef<HTMLOListElement>(null)
  // What was pressed is gone: the keys go on from what there is to do now.
  useEffect(() => steps.current?.focus(), [])

  async function confirm(event: FormEvent) {
    event.preventDefault()
    if (!code.trim()) return setWrong(t('codeMissing'))
    setPending(true)
    const result = await call(routes.confirmSecondFactor, { body: { code: code.trim() } })
    setPending(false)
    if (result.kind === 'problem') setWrong(sentenceOf(result))
    else onConfirmed(result.answer.recoveryCodes)
  }

  return (
    <form className="second-factor" onSubmit={(event) => void confirm(event)} noValidate>
      <ol ref={steps} tabIndex={-1} className="second-factor-steps">
        <li>{t('stepApp')}</li>
        <li>
          {t('stepScan')}
          <QrCode text={begun.uri} label={t('qrCode')} />
          <p>
            {t('orType')} <code className="second-factor-secret">{inFours(begun.secret)}</code>{' '}
            <CopyButton text={begun.secret}>{t('copySecret')}</CopyButton>
          </p>
        </li>
        <li>{t('stepCode')}</li>
      </ol>
      <TextField
        label={t('code')}
        value={code}
        onChange={setCode}
        errorMessage={wrong}
        autoComplete="one-time-code"
        inputMode="numeric"
      />
      <Button kind="primary" type="submit" isPending={isPending}>
        {t('confirm')}
      </Button>
    </form>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const t = useTranslations('secondFactor')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="second-factor">
      <h3 ref={heading} tabIndex={-1}>
        {t('codesTitle')}
      </h3>
      <p>{t('codesText')}</p>
      <ul className="recovery-codes" aria-label={t('codesTitle')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="second-factor-actions">
        <CopyButton text={codes.join('\n')}>{t('copyCodes')}</CopyButton>
        <Button kind="primary" onPress={onDone}>
          {t('codesKept')}
        </Button>
      </div>
    </div>
  )
}

/** Easier to type so. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')
}
