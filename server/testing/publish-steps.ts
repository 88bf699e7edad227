/** What directors do until a plan has a public page. */
import type { Category } from '#shared/plan/plan.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import type { Robots } from '#shared/publication/publication.ts'
import type { SignedIn } from './start-test-server.ts'

type Director = Pick<SignedIn, 'request'>

async function must<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return response.json() as Promise<Answer>
}

/** Both approve the section as it reads. */
export async function agreeSection(
  planId: string,
  category: Category,
  directors: readonly Director[],
): Promise<void> {
  const path = `/api/plans/${planId}/sections/${category}`
  for (const director of directors) {
    const { contentHash } = await must<{ contentHash: string }>(await director.request('GET', path))
    await must(
      await director.request('POST', `${path}/sign-offs`, { contentHash, reason: 'Det er talt igennem.' }),
    )
  }
}

/** One of them opens it: its words stay in force, and it takes edits. */
export async function amendSection(planId: string, category: Category, director: Director): Promise<void> {
  const path = `/api/plans/${planId}/sections/${category}`
  const { contentHash } = await must<{ contentHash: string }>(await director.request('GET', path))
  const body = { contentHash, act: 'amended', reason: 'Der er kommet noget til.' }
  await must(await director.request('POST', `${path}/sign-offs`, body))
}

/** One proposes and the other says yes; what is agreed is public then. */
export async function publish(
  planId: string,
  [first, second]: readonly [Director, Director],
  robots: Robots = 'noindex',
): Promise<PublicationAnswer> {
  const path = `/api/plans/${planId}/publication/acts`
  const { proposal } = await must<PublicationAnswer>(
    await first.request('POST', path, { act: 'asked', robots }),
  )
  return must(await second.request('POST', path, { act: 'agreed', proposal: proposal?.id, robots }))
}

export async function withdraw(planId: string, director: Director, reason = ''): Promise<PublicationAnswer> {
  const path = `/api/plans/${planId}/publication/acts`
  return must(await director.request('POST', path, { act: 'withdrawn', reason }))
}
