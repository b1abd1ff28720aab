/** Runs the terminal client: the arguments are the address and, if any, the name. */
import { runTerminalClient } from '../../src/clients/terminal/terminal-client.ts';

const [url, name] = process.argv.slice(2);
process.exitCode = await runTerminalClient({ url: url!, ...(name === undefined ? {} : { name }) });
