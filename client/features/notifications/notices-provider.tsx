import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLocation } from 'react-router'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { noticesAnswer } from '#shared/protocol/schemas/notifications.ts'
import { call, type Problem } from '../../api/call.ts'

export type NoticeList = z.output<typeof noticesAnswer>

interface Notices {
  /** Undefined until it is there for the first time. */
  list: NoticeList | undefined
  /** Why the list could not be had or changed, until it can. */
  problem: Problem | undefined
  /** Asks the server anew. */
  refresh(): void
  markRead(id: string): Promise<void>
  markAllRead(): Promise<void>
}

const NoticesContext = createContext<Notices | undefined>(undefined)

/** Keeps what the person is told of: asked anew on another page, when the window is looked at again, and when something in an open plan's ledger changes. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<NoticeList>()
  const [problem, setProblem] = useState<Problem>()
  const { pathname } = useLocation()
  // An answer that was overtaken says what was before.
  const asked = useRef(0)

  const load = useCallback(async () => {
    asked.current += 1
    const asking = asked.current
    const result = await call(routes.listNotices)
    if (asking !== asked.current) return
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok') setList(result.answer)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is a reason to ask.
  useEffect(() => void load(), [load, pathname])

  useEffect(() => {
    const onLook = () => {
      if (document.visibilityState === 'visible') void load()
    }
    window.addEventListener('focus', onLook)
    document.addEventListener('visibilitychange', onLook)
    return () => {
      window.removeEventListener('focus', onLook)
      document.removeEventListener('visibilitychange', onLook)
    }
  }, [load])

  const notices = useMemo<Notices>(() => {
    const mark = async (what: { body: { upTo: string } } | { body: { id: string } }) => {
      const result = await call(routes.readNotices, what)
      await load()
      if (result.kind === 'problem') setProblem(result)
    }
    return {
      list,
      problem,
      refresh: () => void load(),
      markRead: (id) => mark({ body: { id } }),
      markAllRead: async () => {
        const newest = list?.notices
          .map(({ at }) => at)
          .toSorted()
          .at(-1)
        if (newest !== undefined) await mark({ body: { upTo: newest } })
      },
    }
  }, [list, problem, load])
  return <NoticesContext value={notices}>{children}</NoticesContext>
}

/** Undefined outside the app, where a part is drawn by itself. */
export function useNotices(): Notices | undefined {
  return useContext(NoticesContext)
}
