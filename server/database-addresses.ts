/**
 * The addresses of the servers that DATABASE_URL names: one, or several with commas in between as libpq has it,
 * postgresql://user:password@one:5432,two:5432/database. `pg` itself knows one host alone.
 */
export function addressesIn(url: string): string[] {
  const parts = /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/s.exec(url)
  if (!parts) return [url]
  const [, before = '', hosts = '', after = ''] = parts
  return hosts.split(',').map((host) => before + host + after)
}

/** Whether it is one of PostgreSQL. */
export function isPostgresAddress(address: string): boolean {
  return /^postgres(?:ql)?:$/.test(parsed(address)?.protocol ?? '')
}

/** Which database it is and where, for people: without its user and password. */
export function nameOfDatabase(url: string): string {
  const addresses = addressesIn(url).map(parsed)
  const hosts = addresses.map((address) => address?.hostname || 'this machine').join(' or ')
  return `the database ${decodeURIComponent(addresses[0]?.pathname.slice(1) ?? '')} at ${hosts}`
}

/** Without a host it is of a socket on this machine, which `URL` refuses where somebody is named. */
function parsed(address: string): URL | null {
  return URL.parse(address.replace(/@(?=[/?]|$)/, '@localhost'))
}
