/** A server as a process: runs until it is told to stop, and then leaves a snapshot. */
import { createLog, type Log } from '../adapters/log.ts';
import { buildWebClient } from '../adapters/web-client/build-web-client.ts';
import { EXIT } from './command-error.ts';
import { type ServeOptions, serve } from './serve.ts';

/** Resolves with the exit code after SIGINT or SIGTERM. A second signal ends the process at once: nothing is lost. */
export async function runServer(options: ServeOptions): Promise<number> {
  const log = createLog();
  const webClient = await prepareWebClient(log);
  const server = await serve({ ...options, log, ...(webClient === undefined ? {} : { webClient }) });
  if (webClient !== undefined)
    console.log(`Play in a browser: ${server.url}/play/, and look on at ${server.url}/dashboard/`);
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

/** Undefined when it can't be built: the world opens all the same, and the terminal client is there. */
async function prepareWebClient(log: Log): Promise<string | undefined> {
  try {
    const build = await buildWebClient(() =>
      log.info('building the web client; this takes a few seconds once'),
    );
    return build.directory;
  } catch (error) {
    log.error({ err: error }, 'the web client could not be built: nothing is at /play');
    return undefined;
  }
}
