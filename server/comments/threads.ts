import type { Anchor, Comment, Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { addComment, addThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { NewComment } from '#shared/protocol/schemas.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Room } from '../rooms/room.ts'

/** A ledger that people talk in: a plan's, or that of a confidential part. */
export interface Conversation {
  visit<T>(work: (ledger: Room) => Promise<T>): Promise<T>
  mayRead(person: Person): boolean
}

export interface ThreadsOptions {
  directory: Pick<Directory, 'findMember'>
  ids: Ids
  clock: Clock
}

/**
 * What people say to each other, wherever they may. Author and time are the server's to say. Throws `not-found` for a thread
 * that is not there, and `mention-unknown` where somebody is called who may not read it.
 */
export class Threads {
  readonly #options: ThreadsOptions

  constructor(options: ThreadsOptions) {
    this.#options = options
  }

  list({ visit }: Conversation): Promise<Thread[]> {
    return visit((room) => room.read(readThreads))
  }

  async start(where: Conversation, author: Person, anchor: Anchor, said: NewComment): Promise<Thread> {
    const comment = await this.#comment(where, author, said)
    const thread: Thread = { id: this.#options.ids.newId(), anchor, comments: [comment] }
    await where.visit((room) => room.edit((ledger) => addThread(ledger, thread)))
    return thread
  }

  async reply(where: Conversation, author: Person, threadId: string, said: NewComment): Promise<Thread> {
    const comment = await this.#comment(where, author, said)
    return where.visit((room) => room.edit((ledger) => found(addComment(ledger, threadId, comment))))
  }

  resolve(where: Conversation, person: Person, threadId: string): Promise<Thread> {
    return this.#setResolved(where, threadId, {
      by: signatureOf(person),
      at: instantOf(this.#options.clock),
    })
  }

  reopen(where: Conversation, threadId: string): Promise<Thread> {
    return this.#setResolved(where, threadId, undefined)
  }

  /** What somebody has written and whom it calls, each once. */
  async said({ body, mentions }: NewComment, { mayRead }: Conversation): Promise<NewComment> {
    const { directory } = this.#options
    const distinct = [...new Set(mentions)]
    const members = await Promise.all(distinct.map((personId) => directory.findMember(personId)))
    // Somebody who is not there and somebody who may not read are answered alike.
    if (!members.every((member) => member && !member.deactivatedAt && mayRead(member.person))) {
      throw new Problem('mention-unknown')
    }
    return { body, mentions: distinct }
  }

  #setResolved(where: Conversation, threadId: string, resolved: Thread['resolved']): Promise<Thread> {
    return where.visit((room) => room.edit((ledger) => found(setResolved(ledger, threadId, resolved))))
  }

  async #comment(where: Conversation, author: Person, said: NewComment): Promise<Comment> {
    const { ids, clock } = this.#options
    const at = instantOf(clock)
    const words = await this.said(said, where)
    return { id: ids.newId(), author: signatureOf(author), at, ...words, earlier: [] }
  }
}

/** The thread there is; throws `not-found` where there is none. */
export function found(thread: Thread | undefined): Thread {
  if (!thread) throw new Problem('not-found')
  return thread
}
