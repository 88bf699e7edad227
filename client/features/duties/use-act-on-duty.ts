import { useCallback, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import type { ActOnDuty, DutyBody } from './duty-part.tsx'
import type { ShownDuty } from './shown-duty.ts'

interface ActingOn {
  duty: Pick<ShownDuty, 'id' | 'planId' | 'isConfidential'>
  /** The generation on the screen, where it is known. */
  epoch?: string
  onDone?(): void
}

/** The way to do something about a duty, one thing at a time. */
export function useActOnDuty({ duty, epoch, onDone }: ActingOn): ActOnDuty {
  const sentenceOf = useProblemSentence()
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)
  const { id: dutyId, planId, isConfidential } = duty

  const run = useCallback(
    async (body: DutyBody): Promise<boolean> => {
      setWrong(undefined)
      setPending(true)
      const result = await send({ dutyId, planId }, isConfidential, {
        ...body,
        ...(epoch !== undefined && { epoch }),
      })
      setPending(false)
      if (result.kind === 'ok') onDone?.()
      // Having seen it is said by the page and not by the person, who is told of nothing.
      else if (body.act !== 'seen') setWrong(sentenceOf(result))
      return result.kind === 'ok'
    },
    [dutyId, planId, isConfidential, epoch, onDone, sentenceOf],
  )
  return { run, isPending, wrong }
}

function send(params: { dutyId: string; planId: string }, isConfidential: boolean, body: DutyBody) {
  if (!isConfidential) return call(routes.actOnDuty, { params, body })
  switch (body.act) {
    case 'dropped':
    case 'reopened':
    case 'assigned':
    case 'due-changed':
      return call(routes.actOnConfidentialDuty, { params, body })
    case 'sent':
    case 'seen':
    case 'acknowledged':
      throw new Error('Nothing confidential is sent.')
    default:
      body satisfies never
      throw new Error('Unknown act on a duty.')
  }
}
