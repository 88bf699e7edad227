import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import type { Trial } from './trial.ts'

const HOLDER = join(import.meta.dirname, 'people', 'journal-holder.ts')

type Answer = { kind: 'ready' } | { kind: 'holds' } | { kind: 'refused'; reason: string }

/** Two processes want one folder at the same instant, again and again, the winner killed each time: one has it, the other names it. */
export const oneHolder: Trial = {
  name: 'one-holder',
  rules: ['KEPT-3'],
  roundsInCi: 5,
  rounds: 200,
  run: async (course) => {
    const { folder, remove } = await temporaryFolder()
    let contenders: [ChildProcess, ChildProcess] | undefined
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        contenders = [fork(HOLDER), fork(HOLDER)]
        const [one, other] = contenders
        await Promise.all([answerOf(one), answerOf(other)])
        const answers = Promise.all([answerOf(one), answerOf(other)])
        one.send(folder)
        other.send(folder)
        const [first, second] = await answers
        const [winner, refusal] = first.kind === 'holds' ? [one, second] : [other, first]
        const holding = [first, second].filter(({ kind }) => kind === 'holds').length
        if (holding !== 1) throw new Error(`round ${course.started}: ${holding} of two hold the folder`)
        if (refusal.kind === 'refused' && !refusal.reason.includes(`process ${winner.pid})`))
          throw new Error(
            `round ${course.started}: process ${winner.pid} holds it, and it was said: ${refusal.reason}`,
          )
        winner.kill('SIGKILL')
        await once(winner, 'exit')
      }
    } finally {
      for (const contender of contenders ?? []) contender.kill('SIGKILL')
      await remove()
    }
    return `${course.started} pairs, each with one winner, killed before the next.`
  },
}

async function answerOf(child: ChildProcess): Promise<Answer> {
  const [answer]: Answer[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with code ${code}`))),
  ])
  if (!answer) throw new Error('it said nothing')
  return answer
}
