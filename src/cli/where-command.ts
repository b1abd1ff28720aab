/** The options of `seed where`. */
import { type Command, Option } from 'commander';
import { conclude } from './conclude.ts';
import { DEFAULT_DATA_DIRECTORY } from './data-directory.ts';
import { webAddress, whole } from './option-values.ts';

const HELP = `
CITIZEN is a name or an id ("Ada Brine", ada_brine). A given name, a family name, a trade or a town will do
when only one person has it; otherwise those who have it are listed.

Exits with 0 when it is known, 2 when it is not: where/unknown-citizen, where/ambiguous, where/not-yet,
where/not-recorded.`;

export function addWhere(seed: Command): void {
  seed
    .command('where <citizen>')
    .description('print where a citizen of a town is, or was at a tick, and what brought them there')
    .addOption(
      new Option('--at <tick>', 'then; at the last recorded tick when left out').argParser(
        whole(0, Number.MAX_SAFE_INTEGER),
      ),
    )
    .addOption(new Option('--trace <dir>', 'ask a trace').conflicts('url'))
    .addOption(
      new Option('--data <dir>', 'ask a data directory; a server may run meanwhile')
        .env('DATA_DIR')
        .default(DEFAULT_DATA_DIRECTORY),
    )
    .addOption(new Option('--url <url>', 'ask a server that runs').argParser(webAddress))
    .option('--json', 'one line of JSON')
    .addHelpText('after', HELP)
    .action((citizen, options) =>
      conclude(options.json, async () => (await import('./where.ts')).where(citizen, options)),
    );
}
