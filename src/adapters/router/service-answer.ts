/**
 * What of a service's answer is let through. Its pages come from the address of this server, so that none of its headers
 * may do anything to those who play or operate here.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** Pages of services run with an origin of their own: they reach no storage and no permission of this one. */
const SANDBOX = 'sandbox allow-scripts allow-forms allow-popups; frame-ancestors *';

/** Those that would hold for the whole server. */
const DROPPED = [
  'alt-svc',
  'clear-site-data',
  'nel',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'set-cookie',
  'strict-transport-security',
];

/** `base` is where the service is for clients, `/proxy/<name>`; `address` where it is for this server. Changes the headers. */
export function tameHeaders(
  headers: IncomingHttpHeaders,
  { base, address }: { readonly base: string; readonly address: string },
): void {
  for (const name of DROPPED) delete headers[name];
  headers['content-security-policy'] = SANDBOX;
  const { location } = headers;
  if (location !== undefined) headers.location = relocate(location, { base, address });
}

/** A service speaks of places of its own by paths, or by the address at which it was asked. */
function relocate(location: string, { base, address }: { base: string; address: string }): string {
  // Relative ones are right as they are, and those to elsewhere lead there.
  const path = location.startsWith(address) ? location.slice(address.length) : location;
  if (path === '') return `${base}/`;
  return /^\/(?![/\\])/.test(path) ? base + path : location;
}
