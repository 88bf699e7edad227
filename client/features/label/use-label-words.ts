import { useLocale, useTranslations } from 'use-intl'
import { formatBytes } from '#shared/basics/format-bytes.ts'
import { formatShare } from '#shared/basics/format-number.ts'
import { EVIDENCE_WORDS, evidenceDate, evidenceTitle } from '#shared/label/evidence-words.ts'
import { HIGHEST_LEVEL, type Level } from '#shared/label/label.ts'
import { LABEL_WORDS } from '#shared/label/label-words.ts'
import type { EvidenceAbout, NumberedIndicator, OfferedSource } from '#shared/protocol/schemas/label.ts'

/** What something is called that evidence leads to, and what tells it from others of the same name. */
interface SourceWords {
  kind: string
  title: string
  facts: readonly string[]
}

/** Levels, shares, steps and sources as the page and the exported file say them. */
export function useLabelWords() {
  const t = useTranslations('label')
  const locale = useLocale()
  const said = LABEL_WORDS[locale]

  function source({ source: { kind }, about }: Pick<OfferedSource, 'source' | 'about'>): SourceWords {
    const name = EVIDENCE_WORDS[locale].kinds[kind]
    if (!about) return { kind: name, title: name, facts: [] }
    const facts = factsOf(about).filter((fact) => fact !== '')
    return { kind: name, title: evidenceTitle(about, locale), facts }
  }

  /** Beside what its title says already. */
  function factsOf(about: EvidenceAbout): string[] {
    switch (about.kind) {
      case 'version':
      case 'account':
        return []
      case 'minutes':
        return [evidenceDate(about, locale)]
      case 'activity':
        return [evidenceDate(about, locale), about.planTitle]
      case 'document':
        return [formatBytes(about.bytes, locale), evidenceDate(about, locale)]
      default:
        about satisfies never
        return []
    }
  }

  return {
    ...said,
    source,
    /** `3 · Stort set på plads`. */
    level: (level: Level | undefined) =>
      level === undefined ? t('assessment.noLevel') : `${level} · ${said.levels[level]}`,
    /** `3 af 4`. */
    shortLevel: (level: Level) => t('list.level', { level, highest: HIGHEST_LEVEL }),
    share: (share: number) => formatShare(share, locale),
    /** `4.7 Strategiens fokus`. */
    indicator: ({ number, name }: Pick<NumberedIndicator, 'number' | 'name'>) => `${number} ${name[locale]}`,
  }
}
