import { type DestinationStream, type Logger, pino } from 'pino'
import { currentRequest } from './http/request-id.ts'

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** How many causes deep an error is told. */
const CAUSES = 4

/**
 * Lines of JSON: `time`, `level`, `msg`, `pid`, `hostname`, `request` where a line is of one, and what the line itself says. Of
 * errors only what is the program's own.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) =>
          error instanceof Error ? toldError(error, CAUSES) : `no error, but ${typeof error}`,
      },
      mixin: () => {
        const request = currentRequest()
        return request === undefined ? {} : { request }
      },
    },
    ...(destination ? [destination] : []),
  )
}

interface ToldError {
  type: string
  message: string
  stack?: string | undefined
  code?: string | number
  cause?: ToldError
}

/** Databases and mail servers hang on to their errors what was to be written, and to whom: names and addresses of people. */
function toldError(error: Error, causes: number): ToldError {
  const { message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    message,
    stack,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(cause instanceof Error && causes > 0 && { cause: toldError(cause, causes - 1) }),
  }
}
