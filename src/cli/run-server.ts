/** A server as a process: runs until it is told to stop, and then leaves a snapshot. */
import { createLog } from '../adapters/log.ts';
import { EXIT } from './command-error.ts';
import { type ServeOptions, serve } from './serve.ts';

/** Resolves with the exit code after SIGINT or SIGTERM. A second signal ends the process at once: nothing is lost. */
export async function runServer(options: ServeOptions): Promise<number> {
  const log = createLog();
  const server = await serve({ ...options, log });
  console.log(`Open ${server.url} for how to play, or: npm run play -- --name Alice --url ${server.url}`);
  const reason = await new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(EXIT.failed));
        resolve(signal);
      });
    }
  });
  await server.stop(reason);
  return EXIT.ok;
}
