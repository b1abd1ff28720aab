/** Whether a service is there: it answers GET /health, or at least somebody picks up who speaks something else. */
import { connect } from 'node:net';

type Place = { readonly address: string; readonly service: { readonly host: string; readonly port: number } };

const SERVER_FAULT = 500;

/** A service that has no such route is there all the same; one that says it is broken is not. */
export async function checkHealth({ address, service }: Place, patienceMs: number): Promise<'up' | 'down'> {
  const timeout = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(`${address}/health`, { redirect: 'manual', signal: timeout });
    await response.body?.cancel();
    return response.status < SERVER_FAULT ? 'up' : 'down';
  } catch {
    // What is no HTTP comes from somebody all the same; silence comes from nobody.
    return !timeout.aborted && (await picksUp(service, patienceMs)) ? 'up' : 'down';
  }
}

function picksUp({ host, port }: Place['service'], patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const conclude = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => conclude(true));
    socket.once('timeout', () => conclude(false));
    socket.on('error', () => conclude(false));
  });
}
