import { SERVICE_WORKER } from '#shared/protocol/service-worker.ts'
import { dropAttributes, dropNoise, readInertHtml } from './inert-html.ts'

/**
 * Stands between every library and the page: HTML that is written from text is first made an ordinary text's, and a worker
 * is started only from our own files. The policy of server/http/security-headers.ts makes browsers ask here.
 */
export function guardThePage(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (html === '' ? '' : harmless(html)),
    createScriptURL: (address) => {
      if (isOwnFile(address)) return address
      throw new TypeError('Only a script of this site can be started.')
    },
  })
}

function harmless(html: string): string {
  const page = readInertHtml(html)
  dropNoise(page)
  dropAttributes(page)
  return page.body.innerHTML
}

function isOwnFile(address: string): boolean {
  const url = URL.parse(address, document.baseURI)
  if (url?.origin !== location.origin) return false
  return url.pathname === SERVICE_WORKER || url.pathname.startsWith('/assets/')
}
