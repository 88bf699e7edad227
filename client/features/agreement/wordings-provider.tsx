import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import { passagesOf, type ReadPassage } from '#shared/agreement/wording/read-layers.ts'
import type { SignedWording } from '#shared/agreement/wording/signed-wording.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'

type WordingList = z.output<typeof routes.listAgreementWordings.answer>

interface Wordings {
  /** Undefined until it is there for the first time. */
  list: WordingList | undefined
  problem: Problem | undefined
  /** Asks the server anew. */
  refresh(): Promise<void>
  /** Asked once something shows the wording: most pages do not. */
  want(): void
}

const WordingsContext = createContext<Wordings | undefined>(undefined)

/** Keeps the agreement's published wording for all that shows it. */
export function WordingsProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<WordingList>()
  const [problem, setProblem] = useState<Problem>()
  const [isWanted, setWanted] = useState(false)

  const refresh = useCallback(async () => {
    const result = await call(routes.listAgreementWordings)
    setProblem(result.kind === 'problem' ? result : undefined)
    // What is read of a version that is there already need not be read again.
    if (result.kind === 'ok')
      setList((present) => (present && isSame(present, result.answer) ? present : result.answer))
  }, [])
  useAskedOnLook(
    useCallback(async () => {
      if (isWanted) await refresh()
    }, [isWanted, refresh]),
  )

  const wordings = useMemo<Wordings>(
    () => ({ list, problem, refresh, want: () => setWanted(true) }),
    [list, problem, refresh],
  )
  return <WordingsContext value={wordings}>{children}</WordingsContext>
}

/** No version is ever changed. */
function isSame(one: WordingList, other: WordingList): boolean {
  return one.versions.map(({ id }) => id).join() === other.versions.map(({ id }) => id).join()
}

/** Undefined outside the app, where a part is drawn by itself. */
export function useWordings(): Wordings | undefined {
  const wordings = useContext(WordingsContext)
  const want = wordings?.want
  useEffect(() => want?.(), [want])
  return wordings
}

/** What the wording in force says of a clause or a group of them; undefined where there is none of it. */
export function useSignedClause(id: string): { wording: SignedWording; passages: ReadPassage[] } | undefined {
  const wording = useWordings()?.list?.inForce
  return useMemo(() => {
    const passages = wording ? passagesOf(wording, id) : []
    return wording && passages.length > 0 ? { wording, passages } : undefined
  }, [wording, id])
}
