import { Globe } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { publicationPath } from '#shared/publication/publication-path.ts'

/** From the plan to its public page, or to how one comes to be; on narrower screens the way is in the export. */
export function PublicationLink({ planId }: { planId: string }) {
  const pages = useTranslations('pages')
  return (
    <Link
      className="button wide-screens"
      data-kind="secondary"
      data-size="small"
      to={publicationPath(planId)}
      title={pages('publication')}
    >
      <Globe aria-hidden />
      <span>{pages('publication')}</span>
    </Link>
  )
}
