/** Asks the server to do what only administrators may. The token stays in this page and is sent with each order. */
export type Order =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step'; readonly ticks: number }
  | { readonly kind: 'broadcast'; readonly text: string };

/** `message` is the server's; undefined when there was no answer. */
export type Obeyed = { readonly ok: true } | { readonly ok: false; readonly message: string | undefined };

export async function obey({ kind, ...body }: Order, token: string): Promise<Obeyed> {
  try {
    const response = await fetch(`/api/admin/${kind}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    const { message } = (await response.json()) as { readonly message?: string };
    return { ok: false, message: message ?? String(response.status) };
  } catch {
    // No network, or no server: the reader is told, and nothing has changed.
    return { ok: false, message: undefined };
  }
}
