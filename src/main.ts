/** The server with its settings from the environment; `seed start` is the same with flags. */
import { program } from './cli/seed.ts';

await program().parseAsync(['start', ...process.argv.slice(2)], { from: 'user' });
