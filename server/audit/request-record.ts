import { type AuditAction, isEnteredFirst } from '#shared/audit/actions.ts'
import { type AuditFacts, auditFacts } from '#shared/audit/entry.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { Route, RouteAudit } from '#shared/protocol/route.ts'
import type { CurrentSession } from '../people/people.ts'
import type { Directory } from '../ports/directory.ts'
import type { TokenUse } from '../tokens/token-gate.ts'
import { type Audit, actorOf, type NewAuditEvent, partyOf } from './audit.ts'

/** Of every route, whatever it is otherwise in the trail: somebody tried what is not theirs. */
const DENIALS: readonly ProblemCode[] = [
  'not-allowed',
  'token-out-of-scope',
  'second-factor-needed',
  'foreign-origin',
]
/** Mistakes in what was sent, and steps on the way to signing in, are no refusals of anything. */
const MISTAKES: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-input',
  'code-needed',
  'too-large',
  'import-unknown-type',
  'import-old-format',
  'import-encrypted',
  'import-macros',
  'import-damaged',
  'import-too-much',
  'import-empty',
  'document-unknown-type',
  'document-old-format',
  'document-empty',
  'document-too-large',
  'document-encrypted',
  'document-two-kinds',
  'document-damaged',
]

export interface RequestRecordOptions {
  audit: Audit
  directory: Directory
  name: string
  route: Route
  session: CurrentSession | undefined
  /** What a program asks with instead. */
  tokenUse: TokenUse | undefined
  address: string
}

/** What one request becomes in the audit trail. */
export class RequestRecord {
  readonly #options: RequestRecordOptions
  readonly #declared: Exclude<RouteAudit, string> | undefined
  #turnedOut: AuditAction | undefined
  #facts: AuditFacts = {}
  #begunAt: number | undefined
  #newcomer: { person: Person; sessionId: string } | undefined

  constructor(options: RequestRecordOptions) {
    this.#options = options
    const { audit } = options.route
    this.#declared = typeof audit === 'object' ? audit : undefined
  }

  /** Adds what only the handler knows. */
  readonly note = (facts: AuditFacts): void => {
    this.#facts = { ...this.#facts, ...facts }
  }

  /** The request has signed somebody in, who is from now on the one who did it. */
  signedIn({ person, id }: CurrentSession): void {
    this.#newcomer = { person, sessionId: id }
  }

  /** Before it is done. Throws `trail-unavailable` for what changes who may do what while nothing can be entered. */
  async begin(request: { params: unknown; query: unknown; body: unknown }): Promise<void> {
    const { route, audit, session } = this.#options
    this.note(factsIn(route.params.safeParse(request.params).data))
    if (!this.#declared) return
    const { facts = [] } = this.#declared
    if (facts.length > 0) {
      const sent = { ...dataOf(route.query, request.query), ...dataOf(route.body, request.body) }
      this.note(factsIn(Object.fromEntries(facts.map((name) => [name, Reflect.get(sent, name)]))))
    }
    if (!isEnteredFirst(this.#declared.action)) return
    // Anybody may send these: entered before they have shown a right to it, each try would cost an entry.
    if (!session) await audit.mustBeWritable()
    else await this.enterFirst(this.#declared.action)
  }

  /** Throws `trail-unavailable`. What has been entered already is not entered again. */
  readonly enterFirst = async (action: AuditAction): Promise<void> => {
    if (this.#begunAt !== undefined) return
    this.#turnedOut = action
    this.#begunAt = await this.#options.audit.enterFirst(await this.#event(action))
  }

  /** Throws `trail-unavailable` for what is proven by its entry. */
  async done(answer: unknown): Promise<void> {
    if (!this.#declared) return
    const { makes, isProof } = this.#declared
    if (makes && typeof answer === 'object' && answer !== null && 'id' in answer)
      this.note(factsIn({ [makes]: answer.id }))
    const event = { ...(await this.#event(this.#action)), result: 'ok', ...this.#outcomeOf() }
    await (isProof ? this.#options.audit.mustEnter(event) : this.#options.audit.enter(event))
  }

  async refused(code: ProblemCode): Promise<void> {
    const { audit, name, route } = this.#options
    if (this.#begunAt !== undefined) {
      await audit.enter({ ...(await this.#event(this.#action)), result: code, ...this.#outcomeOf() })
      return
    }
    const isTold = route.audit !== undefined && !MISTAKES.includes(code) && code !== 'trail-unavailable'
    if (!isTold && !DENIALS.includes(code)) return
    this.note(this.#declared ? {} : { route: name })
    await audit.refused({ ...(await this.#event(this.#action)), result: code })
  }

  get #action() {
    return this.#turnedOut ?? this.#declared?.action ?? 'route-refused'
  }

  #outcomeOf() {
    return this.#begunAt === undefined ? {} : { outcomeOf: this.#begunAt }
  }

  async #event(action: NewAuditEvent['action']): Promise<Omit<NewAuditEvent, 'result'>> {
    const { session, tokenUse, address, route } = this.#options
    const person = this.#newcomer?.person ?? session?.person ?? tokenUse?.person
    const sessionId = this.#newcomer?.sessionId ?? session?.id
    const party = isConfidential(route) ? person?.party : partyOf(action, await this.#partyConcerned(person))
    return {
      actor: actorOf(person),
      action,
      facts: this.#facts,
      ...(party && { party }),
      ...(sessionId !== undefined && { session: sessionId }),
      ...(tokenUse && { token: tokenUse.token.id }),
      // Of those who work here the session says enough, and of a token its first use of the day.
      ...(((!session && !tokenUse) || this.#newcomer) && { address }),
    }
  }

  async #partyConcerned(actor: Person | undefined): Promise<Party | undefined> {
    const { personId, party } = this.#facts
    const person = personId === undefined ? undefined : await this.#options.directory.findPerson(personId)
    return person?.party ?? party ?? actor?.party
  }
}

/** Whatever becomes of such a request is the matter of the one party whose part or file it is: the caller's. */
function isConfidential({ access }: Route): boolean {
  return access.kind === 'permitted' && (access.object === 'confidential' || access.object === 'label')
}

function dataOf(schema: Route['body'], value: unknown): object {
  const { data } = schema.safeParse(value)
  return typeof data === 'object' && data !== null ? data : {}
}

/** Only what the trail knows; whatever else there is stays out of it. */
function factsIn(values: unknown): AuditFacts {
  return auditFacts.catch({}).parse(values ?? {})
}
