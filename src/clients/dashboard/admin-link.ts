/** Asks the server to do what only administrators may. The token stays in this page and is sent with each order. */
export type Order =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step'; readonly ticks: number }
  | { readonly kind: 'broadcast'; readonly text: string }
  | { readonly kind: 'kick'; readonly player: string; readonly reason: string };

/** `message` is the server's. */
export type Obeyed =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'refused'; readonly message: string }
  | { readonly ok: false; readonly why: 'no token' | 'no answer' };

const UNAUTHORIZED = 401;

export async function obey(order: Order, token: string): Promise<Obeyed> {
  const { path, body } = requestOf(order);
  try {
    const response = await fetch(`/api/admin/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token.trim() === '' ? {} : { Authorization: `Bearer ${token.trim()}` }),
      },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    if (response.status === UNAUTHORIZED) return { ok: false, why: 'no token' };
    const { message } = (await response.json()) as { readonly message?: string };
    return { ok: false, why: 'refused', message: message ?? String(response.status) };
  } catch {
    // No network, or no server: the reader is told, and nothing has changed.
    return { ok: false, why: 'no answer' };
  }
}

function requestOf({ kind, ...body }: Order): { readonly path: string; readonly body: object } {
  if (!('player' in body)) return { path: kind, body };
  const { player, ...rest } = body;
  return { path: `players/${encodeURIComponent(player)}/${kind}`, body: rest };
}
