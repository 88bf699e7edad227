import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { routes } from '#shared/protocol/routes.ts'

const NONCE_BYTES = 16
const YEAR_SECONDS = 31_536_000
/** The only makers of trusted HTML and addresses: client/guard-the-page.ts. */
const TRUSTED_TYPES_POLICIES = 'default samplan'
/** None of it is used, so no script that got in may use it either. */
const FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/**
 * What a browser may do with what it gets from here: scripts only that the page names with this answer's nonce, no inline
 * style, no HTML from text but what the client's policies let through, and nothing for other sites.
 */
export function securityHeaders({ secure }: { secure: boolean }): RequestHandler {
  const usual = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure && { maxAge: YEAR_SECONDS },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  const permissions = FEATURES.map((feature) => `${feature}=()`).join(', ')
  return (request, response, next) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64')
    response.locals.nonce = nonce
    response.set({
      // Browsers that know report-to look no further, and use it over TLS only.
      'Content-Security-Policy': contentSecurityPolicy(nonce) + (secure ? '; report-to csp' : ''),
      'Reporting-Endpoints': `csp="${routes.reportViolation.path}"`,
      'Permissions-Policy': permissions,
    })
    usual(request, response, next)
  }
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICIES}`,
    `report-uri ${routes.reportViolation.path}`,
  ].join('; ')
}
