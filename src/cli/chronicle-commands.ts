/** The commands about what happened: `seed chronicle ...` and `seed why`. */
import { type Command, Option } from 'commander';
import { PAGE_LENGTH_MAX } from '../actors/chronicle/chronicle.ts';
import { conclude } from './conclude.ts';
import { DEFAULT_DATA_DIRECTORY } from './data-directory.ts';
import { whole } from './option-values.ts';

const NUMBER_MAX = Number.MAX_SAFE_INTEGER;
const dataDirectory = process.env['DATA_DIR'] ?? DEFAULT_DATA_DIRECTORY;

export function addChronicle(seed: Command): void {
  const chronicle = seed
    .command('chronicle')
    .description('read, verify and sign what happened in a universe; a server may run meanwhile');
  addVerify(chronicle);
  addShow(chronicle);
  chronicle
    .command('checkpoint [dir]')
    .description('sign where the chronicle stands, with the key of the data directory, and print that')
    .option('--json', 'one line of JSON')
    .action((directory = dataDirectory, options) =>
      conclude(options.json, async () =>
        (await import('./chronicle-checkpoint.ts')).checkpointChronicle(directory, options),
      ),
    );
  seed
    .command('why <event>')
    .description('print what an event came of, from its first cause, and what came of it')
    .addOption(new Option('--data <dir>', 'a data directory').env('DATA_DIR').default(DEFAULT_DATA_DIRECTORY))
    .option('--json', 'one line of JSON')
    .action((event, options) =>
      conclude(options.json, async () => (await import('./why.ts')).why(event, options)),
    );
}

function addVerify(chronicle: Command): void {
  chronicle
    .command('verify [dir]')
    .description(
      'find the first record that was changed, taken or moved; exits with 0 verified, 3 broken, 4 truncated',
    )
    .option('--checkpoint <file>', 'hold it against checkpoints that were kept elsewhere')
    .option('--key <file>', 'the public key that signed them, as a JWK; that of the directory when left out')
    .option('--json', 'one line of JSON')
    .action((directory = dataDirectory, options) =>
      conclude(options.json, async () =>
        (await import('./chronicle-verify.ts')).verifyChronicleCommand(directory, options),
      ),
    );
}

function addShow(chronicle: Command): void {
  chronicle
    .command('show [dir]')
    .description('print records, a page at a time')
    .option('--stream <id>', 'only of player:<id>, keeper:<id>, game:<id>, realm:<id> or hub')
    .addOption(
      new Option('--from-version <number>', 'of a stream, from this version on').argParser(
        whole(1, NUMBER_MAX),
      ),
    )
    .option('--type <type>', 'only this, such as player.took')
    .addOption(new Option('--kind <kind>', 'only these').choices(['input', 'event', 'decision']))
    .option('--correlation <id>', 'only what came of this input or timer')
    .addOption(new Option('--as-of <tick>', 'as it was after this tick').argParser(whole(0, NUMBER_MAX)))
    .addOption(new Option('--after <position>', 'only what comes after').argParser(whole(0, NUMBER_MAX)))
    .addOption(
      new Option('--limit <number>', 'length of the page').argParser(whole(1, PAGE_LENGTH_MAX)).default(100),
    )
    .option('--json', 'one line of JSON')
    .action((directory = dataDirectory, options) =>
      conclude(options.json, async () =>
        (await import('./chronicle-show.ts')).showChronicle(directory, options),
      ),
    );
}
