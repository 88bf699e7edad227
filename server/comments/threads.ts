import type * as Y from 'yjs'
import { reworded, withComment, withoutComment } from '#shared/comments/change-comment.ts'
import type { Comment, Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { addComment, addThread, changeThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { WrittenRoom } from '#shared/protocol/rooms.ts'
import type { NewComment, NewThread } from '#shared/protocol/schemas/comments.ts'
import { Problem } from '../http/problem.ts'
import type { Generation } from '../plans/generation.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { anchoredIn, anchorOf } from './anchored.ts'

/** What people talk about, the shared plan or a confidential part, and who may read it. */
export interface Conversation {
  about: WrittenRoom
  mayRead(person: Person): boolean
}

export interface ThreadsOptions {
  plans: Plans
  directory: Pick<Directory, 'findMember'>
  ids: Ids
  clock: Clock
  /** Hears of each comment, and of each other wording, once it is in the ledger. */
  commented: () => void
}

/**
 * What people say to each other, wherever they may. Author and time are the server's to say. Throws `not-found` for what is
 * not there, `mention-unknown` where somebody is called who may not read it, and `plan-begun-anew` where it was said of a
 * generation that has ended.
 */
export class Threads {
  readonly #options: ThreadsOptions

  constructor(options: ThreadsOptions) {
    this.#options = options
  }

  list({ about }: Conversation): Promise<Thread[]> {
    return this.#options.plans.readLedger(about, readThreads)
  }

  start(where: Conversation, author: Person, said: NewThread): Promise<Thread> {
    const { ids } = this.#options
    return this.#say(where, said, async (generation) => {
      const anchor = await anchoredIn(generation.document, anchorOf(said), said.epoch)
      const comment = await this.#comment(where, author, said)
      const thread: Thread = { id: ids.newId(), anchor, comments: [comment] }
      await generation.writeLedger((ledger) => addThread(ledger, thread))
      return thread
    })
  }

  reply(where: Conversation, author: Person, threadId: string, said: NewComment): Promise<Thread> {
    return this.#say(where, said, async (generation) => {
      const comment = await this.#comment(where, author, said)
      return generation.writeLedger((ledger) => found(addComment(ledger, threadId, comment)))
    })
  }

  /** Another wording of the person's own comment. Throws `not-your-comment`, and `out-of-date` for one that is deleted. */
  changeComment(
    where: Conversation,
    person: Person,
    { threadId, commentId }: { threadId: string; commentId: string },
    said: NewComment,
  ): Promise<Thread> {
    return this.#say(where, said, async (generation) => {
      const words = await this.#words(where, said)
      const change = this.#signedBy(person)
      return generation.writeLedger((ledger) =>
        changeOwn(ledger, { threadId, commentId, person }, (thread) =>
          withComment(thread, commentId, (comment) => reworded(comment, words, change)),
        ),
      )
    })
  }

  /** Takes the person's own comment back; throws as `changeComment`. */
  deleteComment(
    where: Conversation,
    person: Person,
    { threadId, commentId }: { threadId: string; commentId: string },
  ): Promise<Thread> {
    const change = this.#signedBy(person)
    return this.#write(where, (ledger) =>
      changeOwn(ledger, { threadId, commentId, person }, (thread) =>
        withoutComment(thread, commentId, change),
      ),
    )
  }

  resolve(where: Conversation, person: Person, threadId: string): Promise<Thread> {
    const resolved = this.#signedBy(person)
    return this.#write(where, (ledger) => found(setResolved(ledger, threadId, resolved)))
  }

  reopen(where: Conversation, threadId: string): Promise<Thread> {
    return this.#write(where, (ledger) => found(setResolved(ledger, threadId, undefined)))
  }

  async #say(
    { about }: Conversation,
    { epoch }: NewComment,
    say: (generation: Generation) => Promise<Thread>,
  ): Promise<Thread> {
    const thread = await this.#options.plans.inGeneration(about, epoch, say)
    this.#options.commented()
    return thread
  }

  #write<T>({ about }: Conversation, change: (ledger: Y.Doc) => T): Promise<T> {
    return this.#options.plans.inGeneration(about, undefined, (generation) => generation.writeLedger(change))
  }

  async #comment(where: Conversation, author: Person, said: NewComment): Promise<Comment> {
    const { ids, clock } = this.#options
    const at = instantOf(clock)
    const words = await this.#words(where, said)
    return { id: ids.newId(), author: signatureOf(author), at, ...words, earlier: [] }
  }

  /** What somebody has written and whom it calls, each once. */
  async #words({ mayRead }: Conversation, { body, mentions }: NewComment) {
    const { directory } = this.#options
    const distinct = [...new Set(mentions)]
    const members = await Promise.all(distinct.map((personId) => directory.findMember(personId)))
    // Somebody who is not there and somebody who may not read are answered alike.
    if (!members.every((member) => member && !member.deactivatedAt && mayRead(member.person))) {
      throw new Problem('mention-unknown')
    }
    return { body, mentions: distinct }
  }

  #signedBy(person: Person) {
    return { by: signatureOf(person), at: instantOf(this.#options.clock) }
  }
}

/** Puts what `change` makes of the thread in its place, if the comment is there and is the person's own. */
function changeOwn(
  ledger: Y.Doc,
  { threadId, commentId, person }: { threadId: string; commentId: string; person: Person },
  change: (thread: Thread) => Thread,
): Thread {
  return found(
    changeThread(ledger, threadId, (thread) => {
      mustBeOwn(thread, commentId, person)
      return change(thread)
    }),
  )
}

function mustBeOwn({ comments }: Thread, commentId: string, person: Person): void {
  const comment = comments.find(({ id }) => id === commentId)
  if (!comment) throw new Problem('not-found')
  if (!can(person, 'edit', { kind: 'comment', authorId: comment.author.personId })) {
    throw new Problem('not-your-comment')
  }
  if (comment.deleted) throw new Problem('out-of-date')
}

function found(thread: Thread | undefined): Thread {
  if (!thread) throw new Problem('not-found')
  return thread
}
