/** The secret of a one-time link that ends in `#<token>` or `#token=<token>`: a fragment never reaches a server's log. */
export function tokenIn(hash: string): string {
  const fragment = hash.slice(1)
  // Secrets need no decoding, and what somebody has mangled may not decode.
  return new URLSearchParams(fragment).get('token') ?? fragment
}
