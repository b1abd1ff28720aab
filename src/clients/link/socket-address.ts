/** Where the sockets of a game are, from the address at which it is found. */
export type SocketAddress = { readonly origin: string; readonly path: string };

const PATH = '/socket.io/';

/** The address of the server, of its page, or of the game below a router: `http://localhost:8888/proxy/text_game/`. */
export function socketAddress(url: string): SocketAddress {
  const found = URL.parse(url);
  // Without a scheme it is left to the library what is meant.
  if (found === null || found.origin === 'null') return { origin: url, path: PATH };
  const base = found.pathname.replace(/(\/play)?\/*$/, '');
  return { origin: found.origin, path: base + PATH };
}
