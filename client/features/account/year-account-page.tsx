import '../../styles/account.css'
import { Download } from 'lucide-react'
import { useCallback } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import { call, callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { AccountTables } from './account-tables.tsx'
import { BESIDE, figurePath } from './figure-path.ts'

const FORMATS = ['docx', 'pdf', 'xlsx'] as const

/** The year accounted for, and another beside it where one is chosen. */
export function YearAccountPage(props: { planId: string; person: Person }) {
  return (
    <WithPageTexts of="account">
      <YearAccount {...props} />
    </WithPageTexts>
  )
}

function YearAccount({ planId, person }: { planId: string; person: Person }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const words = ACCOUNT_WORDS[locale]
  const sentenceOf = useProblemSentence()
  const [address, setAddress] = useSearchParams()
  const besideId = address.get(BESIDE) ?? ''
  const plans = useLatestAnswer(useCallback(() => call(routes.listPlans), [])).answer?.plans ?? []
  const other = plans.find(({ id }) => id === besideId)
  const own = plans.find(({ id }) => id === planId)
  // Told by the same regions, those of the later year.
  const regionsOf = other && own ? Math.max(other.year, own.year) : undefined
  const asked = useAccount(planId, regionsOf)
  const besides = useAccount(other?.id, regionsOf)
  const { answer: account, problem } = asked
  const beside = other && besides.answer?.year === other.year ? besides.answer : undefined
  return (
    <main className="page account-page" id="indhold" tabIndex={-1}>
      <title>{account ? `${words.title(account.year)} · Samplan` : 'Samplan'}</title>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void asked.load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!account && !problem && <Skeleton lines={8} />}
      {account && (
        <>
          <div className="account-head">
            <h1>{words.title(account.year)}</h1>
            <p>
              <Link to={`/planer/${planId}`}>{account.title}</Link>
            </p>
            <p className="account-note">{t('intro')}</p>
            <div className="account-ways" data-print="hide">
              <Select
                label={t('beside')}
                density="compact"
                value={other?.id ?? 'none'}
                options={[
                  { value: 'none', text: t('none') },
                  ...plans
                    .filter(({ id }) => id !== planId)
                    .map(({ id, title }) => ({ value: id, text: title })),
                ]}
                onChange={(id) => setAddress(id === 'none' ? {} : { [BESIDE]: id }, { replace: true })}
              />
              {can(person, 'export', { kind: 'plan' }) && (
                <AccountFiles planId={planId} besideId={other?.id} />
              )}
            </div>
          </div>
          {isUntold(account) && (
            <p className="account-untold">
              {t('untold')} <Link to={figurePath(planId, 'untold', 'all')}>{t('showUntold')}</Link>
            </p>
          )}
          {beside && <p className="account-note">{words.regionsOf(account.regionsOf)}</p>}
          <AccountTables
            own={{ planId, account }}
            beside={other && beside && { planId: other.id, account: beside }}
          />
          <p className="account-note">{words.note}</p>
        </>
      )}
    </main>
  )
}

/** There are activities, and nobody has said yet what became of any of them. */
function isUntold({ columns }: AccountAnswer): boolean {
  const { planned, untold } = columns.all.figures
  return planned > 0 && untold === planned
}

function useAccount(planId: string | undefined, regionsOf: number | undefined) {
  const ask = useCallback(
    async () =>
      planId === undefined
        ? NOTHING
        : call(routes.readAccount, {
            params: { planId },
            query: regionsOf === undefined ? {} : { regionsOf },
          }),
    [planId, regionsOf],
  )
  return useLatestAnswer<AccountAnswer | undefined>(ask)
}

const NOTHING = { kind: 'ok', answer: undefined } as const

function AccountFiles({ planId, besideId }: { planId: string; besideId: string | undefined }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()

  async function save(format: (typeof FORMATS)[number]) {
    const query = { format, lang: locale, ...(besideId !== undefined && { beside: besideId }) } as const
    const result = await callForFile(routes.exportAccount, { params: { planId }, query })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else saveFile(result.answer.file, result.answer.name ?? `regnskab.${format}`)
  }

  return (
    <MenuTrigger>
      <Button size="small" icon={<Download aria-hidden />}>
        {t('export')}
      </Button>
      <Menu placement="bottom end" aria-label={t('export')}>
        {FORMATS.map((format) => (
          <MenuItem key={format} onAction={() => void save(format)}>
            {t(format)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
