/** Where the rooms of this page's own server are. */
export function syncUrl(): string {
  const { protocol, host } = location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}
