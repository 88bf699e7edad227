import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Access, Route } from '#shared/protocol/route.ts'
import { routes } from '#shared/protocol/routes.ts'
import { nothing } from '#shared/protocol/schemas.ts'
import { sessionCookieName } from '../people/session-cookie.ts'

/** The OpenAPI description of the route table. */
export function openApiDocument({ secure }: { secure: boolean }): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) }
  }
  return {
    ...createDocument({
      openapi: '3.1.0',
      info: { title: 'Samplan', version: '1' },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(secure) } },
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
    description: descriptionOf(route.access),
    requestParams: params,
    ...(route.access.kind === 'public' ? {} : { security: [{ session: [] }] }),
    ...(route.body === nothing
      ? {}
      : { requestBody: { content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [String(route.status)]: {
        description: route.redirect ? 'Leads on to a page.' : 'Done.',
        ...(route.answer === nothing ? {} : { content: { 'application/json': { schema: route.answer } } }),
      },
      default: { description: 'Refused: {"error": {"code", "message", "detail"?}}.' },
    },
  }
}

function descriptionOf(access: Access): string {
  switch (access.kind) {
    case 'public':
      return 'Open to anyone.'
    case 'signed-in':
      return 'Needs a session.'
    case 'permitted':
      return `Needs a session whose role may ${access.action} (${access.object}).`
    default:
      access satisfies never
      return ''
  }
}
