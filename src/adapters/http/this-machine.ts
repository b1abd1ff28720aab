/** Whether a request was made by a program on this machine, and not on behalf of somebody elsewhere. */
import { isIP } from 'node:net';

type Asked = {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** What proxies add; a server behind one sees all the world at its own address. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export function isFromThisMachine({ socket, headers }: Asked): boolean {
  if (!isLoopback(socket.remoteAddress ?? '')) return false;
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  // A page from elsewhere may give its own name this machine's address, and its scripts then ask for that name.
  const { host, origin } = headers;
  return (
    isLocalName(hostOf(`http://${String(host)}`)) &&
    (origin === undefined || isLocalName(hostOf(String(origin))))
  );
}

const hostOf = (address: string): string => URL.parse(address)?.hostname.replace(/^\[|\]$/g, '') ?? '';

const isLocalName = (name: string): boolean => name === 'localhost' || isLoopback(name);

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return (isIP(plain) === 4 && plain.startsWith('127.')) || plain === '::1';
}
