/** The secret of a one-time link that ends in `#<token>` or `#token=<token>`: a fragment never reaches a server's log. */
export function tokenIn(hash: string): string {
  return new URLSearchParams(hash.slice(1)).get('token') ?? decodeURIComponent(hash.slice(1))
}
