/** The commands of `seed chart`. */
import { type Command, Option } from 'commander';
import { conclude } from './conclude.ts';

export function addChart(seed: Command): void {
  const chart = seed.command('chart').description('look at the statecharts of a content directory');
  chart
    .command('check [dir]')
    .description('say everything that is wrong with them (default: those that come along)')
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => (await import('./chart-check.ts')).checkCharts(directory, options)),
    );
  chart
    .command('list [dir]')
    .description('name them, with versions and hashes')
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => (await import('./chart-list.ts')).listCharts(directory, options)),
    );
  chart
    .command('show <id>')
    .description('print one as an outline in plain sentences')
    .option('--content <dir>', 'another content directory')
    .option('--json', 'the whole specification as JSON')
    .action((id, options) =>
      conclude(options.json, async () => (await import('./chart-show.ts')).showChart(id, options)),
    );
  chart
    .command('simulate <id>')
    .description('run one alone, event by event, and print where it is and what it asks for')
    .option('--event <names...>', 'events in order, such as "someone came" or "timer idle"', [])
    .option('--holds <guards...>', 'guards that hold; all others do not', [])
    .addOption(
      new Option('--runtime <runtime>', 'which of the two').choices(['table', 'xstate']).default('table'),
    )
    .option('--content <dir>', 'another content directory')
    .option('--json', 'one line of JSON')
    .action((id, options) =>
      conclude(options.json, async () => (await import('./chart-simulate.ts')).simulateChart(id, options)),
    );
}
