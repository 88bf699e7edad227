import { createContext, useContext } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import { type CallResult, call } from '../../api/call.ts'
import type { Written } from './comment-form.tsx'
import type { Reader } from './use-readers.ts'

interface WhichComment {
  planId: string
  threadId: string
  commentId: string
}

/** How comments are changed and taken back, and who may be called in them. */
export interface CommentWays {
  change(which: WhichComment, written: Written): Promise<CallResult<unknown>>
  remove(which: WhichComment): Promise<CallResult<unknown>>
  mayRead(reader: Reader): boolean
}

const IN_THE_PLAN: CommentWays = {
  change: (params, body) => call(routes.changeComment, { params, body }),
  remove: (params) => call(routes.deleteComment, { params }),
  mayRead: () => true,
}

/** Those of the shared plan, where nothing around the comments says otherwise. */
export const CommentWaysContext = createContext(IN_THE_PLAN)

export function useCommentWays(): CommentWays {
  return useContext(CommentWaysContext)
}
