import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { sourceKey } from '#shared/label/evidence.ts'
import type { EvidenceSource, OfferedSource } from '#shared/protocol/schemas/label.ts'
import { Button } from '../../ui/button.tsx'
import { SourceIcon } from './source-icon.tsx'
import { useLabelWords } from './use-label-words.ts'

export type AddSource = (source: EvidenceSource, title: string) => Promise<void>

interface OfferedListProps {
  /** `why`: what makes it evidence. */
  offered: readonly (OfferedSource & { why?: string })[]
  label: string
  /** Where there is nothing. */
  none: string
  onAdd: AddSource
}

/** What can be linked as evidence, each with one press. */
export function OfferedList({ offered, label, none, onAdd }: OfferedListProps) {
  const t = useTranslations('label')
  const words = useLabelWords()
  return (
    <div className="label-offered">
      {offered.length === 0 && none !== '' && <p className="label-quiet">{none}</p>}
      {offered.length > 0 && (
        <ul aria-label={label}>
          {offered.map(({ source, about, path, why }) => {
            const { title, kind, facts } = words.source({ source, about })
            const said = [why ?? kind, ...facts]
            return (
              <li key={sourceKey(source)} className="label-source">
                <SourceIcon kind={source.kind} />
                <div className="label-source-words">
                  <p className="label-source-title">
                    {path === undefined ? title : <Link to={path}>{title}</Link>}
                  </p>
                  <p className="label-quiet">{said.join(' · ')}</p>
                </div>
                <Button
                  size="small"
                  icon={<Plus aria-hidden />}
                  aria-label={`${t('add')}: ${title}`}
                  onPress={() => void onAdd(source, title)}
                >
                  {t('add')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
