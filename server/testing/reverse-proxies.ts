/** The reverse proxies of deploy/, run as their files say before servers of a test: only addresses and certificates are others. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy')

export interface ProxyPlace {
  /** For what the proxy writes; it is the test's to remove. */
  folder: string
  port: number
  /** Of the servers, host and port. */
  servers: readonly string[]
}

export interface ProxyKind {
  name: string
  /** Why it cannot be run here; undefined where it can. */
  missing: string | undefined
  start(place: ProxyPlace): Promise<{ certificate: string; stop: () => Promise<void> }>
}

export const REVERSE_PROXIES: readonly ProxyKind[] = [
  {
    name: 'nginx',
    missing: missing('nginx', ['-v'], 'nginx-light'),
    start: async (place) => {
      const { key, certificate, text } = await newCertificate(place.folder)
      const at = (name: string) => join(place.folder, name)
      const samplan = replaced(await readFile(join(DEPLOY, 'nginx.conf'), 'utf8'), [
        [
          /^ {2}server 127\.0\.0\.1:8080 (.*);$/m,
          place.servers.map((server) => `  server ${server} $1;`).join('\n'),
        ],
        [/listen 443 ssl/, `listen 127.0.0.1:${place.port} ssl`],
        [/listen 80;/, `listen 127.0.0.1:${await freePort()};`],
        [/\/etc\/letsencrypt\/\S+fullchain\.pem/, certificate],
        [/\/etc\/letsencrypt\/\S+privkey\.pem/, key],
      ])
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${at(name)};`)
        .join('\n')
      await writeFile(
        at('nginx.conf'),
        `daemon off;\nmaster_process off;\npid ${at('pid')};\nerror_log ${at('error.log')} warn;\nevents {}\nhttp {\naccess_log off;\n${paths}\n${samplan}\n}\n`,
      )
      const stop = await run(
        'nginx',
        ['-p', place.folder, '-e', at('error.log'), '-c', at('nginx.conf')],
        place,
      )
      return { certificate: text, stop }
    },
  },
  {
    name: 'Caddy',
    missing: missing('caddy', ['version'], 'caddy'),
    start: async (place) => {
      const { key, certificate, text } = await newCertificate(place.folder)
      const samplan = replaced(await readFile(join(DEPLOY, 'Caddyfile'), 'utf8'), [
        [
          /^plan\.example\.dk \{$/m,
          `https://localhost:${place.port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`,
        ],
        [/reverse_proxy 127\.0\.0\.1:8080 \{/, `reverse_proxy ${place.servers.join(' ')} {`],
        // Debian's is older than the name, and knows the same by another.
        ...(caddyIsBefore27()
          ? [[/request_buffers 11MiB/, 'buffer_requests\n\t\tmax_buffer_size 11MiB'] satisfies Replacement]
          : []),
      ])
      const file = join(place.folder, 'Caddyfile')
      await writeFile(
        file,
        `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tstorage file_system ${place.folder}\n}\n${samplan}`,
      )
      const stop = await run('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], place)
      return { certificate: text, stop }
    },
  },
]

type Replacement = [what: RegExp, by: string]

/** Throws where a line is not there any more: the test would prove something else than the file. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((before, [what, by]) => {
    if (!what.test(before)) throw new Error(`Nothing in the file is like ${what}.`)
    return before.replace(what, by)
  }, text)
}

function missing(command: string, words: string[], from: string): string | undefined {
  for (const needed of [command, 'openssl']) {
    try {
      execFileSync(needed, needed === command ? words : ['version'], { stdio: 'pipe' })
    } catch {
      return `${needed} is missing: sudo apt-get install ${needed === command ? from : needed}`
    }
  }
  return undefined
}

function caddyIsBefore27(): boolean {
  const [major = 0, minor = 0] = execFileSync('caddy', ['version'], { encoding: 'utf8' })
    .replace(/^v/, '')
    .split('.')
    .map(Number.parseFloat)
  return major < 2 || (major === 2 && minor < 7)
}

/** Of localhost, by nobody's authority but its own. */
async function newCertificate(folder: string): Promise<{ key: string; certificate: string; text: string }> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
  const name = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate]
  execFileSync('openssl', [...words.split(' '), ...name], { stdio: 'pipe' })
  return { key, certificate, text: await readFile(certificate, 'utf8') }
}

async function run(
  command: string,
  words: string[],
  { port, folder }: ProxyPlace,
): Promise<() => Promise<void>> {
  // Its home is the test's folder: it keeps what it remembers there.
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder }
  const child = spawn(command, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  await listens(child, port).catch(() => {
    throw new Error(`${command} did not start: ${said}`)
  })
  return async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

async function listens(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      // What speaks TLS hangs up on who does not; who is not there refuses.
      (error: unknown) => !String(error instanceof Error ? error.cause : error).includes('ECONNREFUSED'),
    )
    if (answers) return
    await sleep(10)
  }
  throw new Error('It ended.')
}
