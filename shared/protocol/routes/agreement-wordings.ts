/** The agreement's own words: read of a file, read through by an admin, published, and read by everybody. */
import { z } from 'zod'
import type { TabledRoute } from '../route.ts'
import {
  newWording,
  signedWording,
  WORDING_LIMIT_BYTES,
  wordingLayers,
  wordingParams,
  wordingVersion,
} from '../schemas/agreement-wordings.ts'
import { fileBytes, IMPORT_LIMIT_BYTES } from '../schemas/import.ts'
import { none } from './none.ts'

export const agreementWordingsRoutes = {
  listAgreementWordings: {
    ...none,
    method: 'GET',
    path: '/api/agreement/wordings',
    summary: 'The versions of the agreement’s signed wording, newest first, and what the newest says.',
    access: { kind: 'permitted', action: 'read', object: 'agreement' },
    token: 'none',
    answer: z.object({ versions: z.array(wordingVersion), inForce: signedWording.optional() }),
  },
  readAgreementWording: {
    ...none,
    method: 'GET',
    path: '/api/agreement/wordings/:wordingId',
    summary: 'A version of the agreement’s signed wording, also an earlier one.',
    access: { kind: 'permitted', action: 'read', object: 'agreement' },
    token: 'none',
    params: wordingParams,
    answer: signedWording,
  },
  proposeAgreementWording: {
    ...none,
    method: 'POST',
    path: '/api/agreement/wordings/proposals',
    summary:
      'What a .txt, .docx or .pdf says, cleaned and split into clauses, for a person to read through. Nothing is kept of it.',
    access: { kind: 'permitted', action: 'manage', object: 'agreement' },
    token: 'none',
    audit: 'refusals-only',
    body: fileBytes,
    upload: true,
    bodyLimit: IMPORT_LIMIT_BYTES,
    answer: wordingLayers,
  },
  publishAgreementWording: {
    ...none,
    method: 'POST',
    path: '/api/agreement/wordings',
    summary: 'Publishes the wording as a dated version, which nothing changes any more.',
    access: { kind: 'permitted', action: 'manage', object: 'agreement' },
    token: 'none',
    audit: { action: 'wording-published', makes: 'wordingId' },
    body: newWording,
    bodyLimit: WORDING_LIMIT_BYTES,
    status: 201,
    answer: wordingVersion,
  },
} as const satisfies Record<string, TabledRoute>
