/** Where a port that was opened is found, as somebody on this machine types it. */
import type { AddressInfo } from 'node:net';

/** Whoever listens at every address is at localhost too; a colon is part of IPv6 addresses, and needs brackets. */
export function shownUrl(
  scheme: 'http' | 'ws',
  { address, port }: Pick<AddressInfo, 'address' | 'port'>,
): string {
  const host = address === '::' || address === '0.0.0.0' ? 'localhost' : address;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
