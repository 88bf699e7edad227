import '../../styles/verify.css'
import { FileCheck } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { judgeFile, type Verdict, verdictSentence } from '#shared/verify/verdict.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { readFile } from './read-file.ts'

type Check =
  | { kind: 'none' }
  | { kind: 'pending'; name: string }
  | { kind: 'judged'; name: string; verdict: Verdict }
  | { kind: 'failed'; name: string; problem: Problem }
  | { kind: 'unreadable' | 'too-large'; name: string }

/** Whether a file is as it was exported, for anybody who has it. Only its hash leaves the browser. */
export function VerifyFile() {
  const t = useTranslations('verify')
  const id = useId()
  const [check, setCheck] = useState<Check>({ kind: 'none' })
  const [isOver, setOver] = useState(false)
  const latest = useRef<File>(null)

  async function verify(file: File | undefined) {
    if (!file) return
    latest.current = file
    setCheck({ kind: 'pending', name: file.name })
    const outcome = await checkOf(file)
    // One that took longer says nothing of the file that was chosen after it.
    if (latest.current === file) setCheck(outcome)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void verify(event.dataTransfer.files[0])
  }

  return (
    <div className="stack">
      <p>{t('intro')}</p>
      <label
        className="drop-zone verify-drop"
        htmlFor={id}
        data-drop-target={isOver ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileCheck aria-hidden />
        <span className="verify-drop-title">{t('drop')}</span>
        <span>{t('choose')}</span>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          onChange={(event) => {
            void verify(event.currentTarget.files?.[0])
            // The same file, changed since, can be chosen again.
            event.currentTarget.value = ''
          }}
        />
      </label>
      <Outcome check={check} />
      <p className="field-description">{t('stays')}</p>
    </div>
  )
}

function Outcome({ check }: { check: Check }) {
  const t = useTranslations('verify')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  switch (check.kind) {
    case 'none':
      return null
    case 'pending':
      return <p role="status">{t('pending', { name: check.name })}</p>
    case 'failed':
      return (
        <Banner tone="danger" isUrgent>
          {sentenceOf(check.problem)}
        </Banner>
      )
    case 'unreadable':
    case 'too-large':
      return (
        <Banner tone="danger" isUrgent>
          <strong className="verify-name">{check.name}:</strong>{' '}
          {t(check.kind === 'unreadable' ? 'unreadable' : 'tooLarge')}
        </Banner>
      )
    case 'judged':
      return (
        <Banner tone={toneOf(check.verdict)} isUrgent>
          <strong className="verify-name">{check.name}:</strong> {verdictSentence(check.verdict, locale)}
        </Banner>
      )
    default:
      check satisfies never
      return null
  }
}

async function checkOf(file: File): Promise<Check> {
  const { name } = file
  const read = await readFile(file)
  if (read.kind !== 'read') return { kind: read.kind, name }
  let problem: Problem | undefined
  const verdict = await judgeFile(read, async (sha256) => {
    const result = await call(routes.findIssued, { params: { sha256 } })
    if (result.kind === 'ok') return result.answer.issued
    problem = result
    return undefined
  })
  return problem ? { kind: 'failed', name, problem } : { kind: 'judged', name, verdict }
}

function toneOf({ kind }: Verdict): 'info' | 'warning' | 'danger' {
  switch (kind) {
    case 'unchanged':
      return 'info'
    case 'content-unchanged':
    case 'agrees-with-itself':
      return 'warning'
    case 'disagrees-with-itself':
    case 'unknown':
      return 'danger'
    default:
      kind satisfies never
      return 'danger'
  }
}
