/**
 * Lets everything that a connection is sent at one time leave in one piece. A WebSocket frame is a system call of its own
 * otherwise, and with many witnesses those are what a server mostly does.
 */
import type { Socket as Wire } from 'node:net';
import type { Server } from 'socket.io';

/** `ws` keeps what it writes to; long polling has nothing of the kind. */
type Connection = { readonly transport: { readonly socket?: { readonly _socket?: Wire } } };

export function gatherWrites(io: Server): void {
  io.engine.on('flush', ({ transport }: Connection) => {
    const wire = transport.socket?._socket;
    if (wire === undefined) return;
    wire.cork();
    // By then the tick has been told to the end. A flush that comes meanwhile waits for this one.
    process.nextTick(() => wire.uncork());
  });
}
