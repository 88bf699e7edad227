import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Route } from '#shared/protocol/route.ts'
import { routes } from '#shared/protocol/routes.ts'
import { nothing } from '#shared/protocol/schemas/fields.ts'
import { SESSION_COOKIE } from '../people/session-cookie.ts'

/** The OpenAPI description of the route table. */
export function openApiDocument({ secure }: { secure: boolean }): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) }
  }
  return {
    ...createDocument({
      openapi: '3.1.0',
      info: { title: 'Samplan', version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE.name({ secure }) },
          token: { type: 'http', scheme: 'bearer', description: 'A token made at the account page.' },
        },
      },
      paths,
    }),
  }
}

function operationOf(name: string, route: Route): ZodOpenApiOperationObject {
  const params: object = { path: route.params, query: route.query }
  return {
    operationId: name,
    summary: route.summary,
    description: descriptionOf(route),
    requestParams: params,
    ...(route.access.kind === 'public' ? {} : { security: securityOf(route) }),
    ...(route.body === nothing
      ? {}
      : {
          requestBody: {
            content: {
              [route.upload ? 'application/octet-stream' : 'application/json']: { schema: route.body },
            },
          },
        }),
    responses: {
      [String(route.status)]: {
        description: route.redirect ? 'Leads on to a page.' : 'Done.',
        ...(route.answer === nothing ? {} : { content: { 'application/json': { schema: route.answer } } }),
      },
      default: { description: 'Refused: {"error": {"code", "message", "detail"?}}.' },
    },
  }
}

/** One of these; what a token is to be for stands with it. */
function securityOf({ token }: Route): Record<string, string[]>[] {
  return token === 'none' ? [{ session: [] }] : [{ session: [] }, { token: [token] }]
}

function descriptionOf({ access, token }: Route): string {
  switch (access.kind) {
    case 'public':
      return 'Open to anyone.'
    case 'signed-in':
      return 'Needs a session.'
    case 'permitted':
      return token === 'none'
        ? `Needs a session whose role may ${access.action} (${access.object}).`
        : `Needs a person whose role may ${access.action} (${access.object}): by session, or by a token that may ${token}.`
    default:
      access satisfies never
      return ''
  }
}
