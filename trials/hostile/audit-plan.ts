import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { PLAN_ROOTS } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { MARK_NAMES, NODE_NAMES } from '#shared/plan/rich-text-document.ts'
import { isSafeLink } from '#shared/plan/safe-link.ts'

const DANGEROUS_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']
const DEPTH_LIMIT = 33

/**
 * Goes through every item of a plan's document and answers the first that has no business there; undefined when there is
 * none and the plan can be read. Knows nothing of how the server checks an update.
 */
export function auditPlan(document: Y.Doc): string | undefined {
  for (const [root, type] of document.share) {
    if (!PLAN_ROOTS.includes(root)) return `a root ${root}`
    const found = auditType(type, 1)
    if (found) return `${found} in ${root}`
  }
  readPlan(document, 2027, BUILT_IN_CATEGORIES)
  return undefined
}

type Type = NonNullable<ReturnType<Y.Doc['share']['get']>>

function auditType(type: Type, depth: number): string | undefined {
  if (depth > DEPTH_LIMIT) return 'nesting too deep'
  if (type instanceof Y.XmlElement && !NODE_NAMES.includes(type.nodeName)) return `a node ${type.nodeName}`
  for (const [key, item] of type._map) {
    if (DANGEROUS_KEYS.includes(key)) return `a key ${key}`
    if (item.deleted) continue
    const found = auditContent(item.content, depth)
    if (found) return found
  }
  for (let item = type._start; item; item = item.right) {
    if (item.parent !== type) return 'an item that stands elsewhere than it says'
    const found = item.deleted ? undefined : auditContent(item.content, depth)
    if (found) return found
  }
  return undefined
}

function auditContent(content: Y.Item['content'], depth: number): string | undefined {
  if (content instanceof Y.ContentType) return auditType(content.type, depth + 1)
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return undefined
  if (content instanceof Y.ContentAny) return content.arr.every(isHarmless) ? undefined : 'a value'
  if (content instanceof Y.ContentFormat) return auditMark(content.key, content.value)
  return `content of kind ${content.getRef()}`
}

function isHarmless(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'number')
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)
}

function auditMark(name: string, value: unknown): string | undefined {
  const [mark = ''] = name.split('--')
  if (!MARK_NAMES.includes(mark)) return `a mark ${name}`
  if (typeof value !== 'object' || value === null)
    return mark === 'link' && value !== null ? 'a link' : undefined
  const address: unknown = Reflect.get(value, 'href')
  if (mark === 'link' && !(typeof address === 'string' && isSafeLink(address))) return 'an unsafe link'
  return Object.getPrototypeOf(value) === Object.prototype ? undefined : 'a mark with another prototype'
}
