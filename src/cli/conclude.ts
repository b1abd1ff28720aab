/** The end of every command: what went wrong, for people or as JSON, and the exit code. */
import { CommandError, EXIT } from './command-error.ts';

/** What a code of the program's own looks like, as opposed to one of Node or of the operating system. */
const OWN_CODE = /^[a-z-]+\/[a-z-]+$/;

/** Prints what went wrong, for people or as JSON, and sets the exit code. */
export async function conclude(
  json: boolean | undefined,
  run: () => number | Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const { code = 'seed/unexpected', message } = error as { code?: string; message: string };
    if (json) console.log(JSON.stringify({ error: { code, message } }));
    else console.error(message.startsWith(`${code}: `) ? message : `${code}: ${message}`);
    if (code === 'seed/unexpected') console.error((error as Error).stack);
    process.exitCode = exitCodeOf(error, code);
  }
}

/** A refusal with a code of ours says what the user can do; anything else is a failure. */
function exitCodeOf(error: unknown, code: string): number {
  if (error instanceof CommandError) return error.exitCode;
  if (code === 'journal/diverged') return EXIT.diverged;
  return OWN_CODE.test(code) && code !== 'seed/unexpected' ? EXIT.unusable : EXIT.failed;
}
