import { createServer, type Server } from 'node:http'
import type { Metrics } from './metrics.ts'

/** Answers the counts, and nothing else. It is no part of the site: how busy the two parties are is for who runs the server. */
export function createMetricsServer(metrics: Metrics, failed: (error: unknown) => void): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => {
        failed(error)
        response.writeHead(500).end()
      },
    )
  })
}
