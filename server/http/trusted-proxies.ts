import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4 } from 'node:net'

/** Always trusted: whoever can speak to us from this machine may as well be its proxy. */
const THIS_MACHINE = ['127.0.0.0/8', '::1']
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i

/** Whose word is taken for where a request comes from and what it is called: this machine, and the proxies that were named. */
export class TrustedProxies {
  readonly #list = new BlockList()

  /** Addresses, or networks such as 10.0.0.0/8; each must be `isAddressOrNetwork`. */
  constructor(named: readonly string[] = []) {
    for (const one of [...THIS_MACHINE, ...named]) {
      const [address = '', bits] = one.split('/')
      if (bits === undefined) this.#list.addAddress(address, familyOf(address))
      else this.#list.addSubnet(address, Number(bits), familyOf(address))
    }
  }

  trusts(address: string): boolean {
    const plain = address.replace(MAPPED, '')
    return isIP(plain) !== 0 && this.#list.check(plain, familyOf(plain))
  }

  /** Whether a request was handed on by one of them. */
  handedOn({ socket }: Pick<IncomingMessage, 'socket'>): boolean {
    return this.trusts(socket.remoteAddress ?? '')
  }

  /** Where a request comes from: the last address named that is no proxy of ours, else the other end itself. */
  addressOf(request: Pick<IncomingMessage, 'socket' | 'headers'>): string {
    const named = String(request.headers['x-forwarded-for'] ?? '').split(',')
    const way = [
      ...named.map((address) => address.trim()).filter(Boolean),
      request.socket.remoteAddress ?? '',
    ]
    let address = way.pop() ?? ''
    while (way.length > 0 && this.trusts(address)) address = way.pop() ?? ''
    return address
  }
}

/** Answers whether the text names an address or a network of IPv4 or IPv6. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}
