/** The commands of `seed chart`. */
import { type Command, Option } from 'commander';
import { conclude } from './conclude.ts';
import { whole } from './option-values.ts';

export function addChart(seed: Command): void {
  const chart = seed.command('chart').description('look at the statecharts of a content directory');
  chart
    .command('check [dir]')
    .description('say everything that is wrong with them (default: those that come along)')
    .option('--matrix [id]', 'also print what becomes of each event in each state')
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
  addSimulate(chart);
  addTest(chart);
  addExplore(chart);
  addExchange(chart);
}

function addSimulate(chart: Command): void {
  // Three options say what happens, in the order in which they are given.
  const script: string[] = [];
  const say = (prefix: string) => (text: string, previous: readonly string[]) => {
    script.push(`${prefix}${text}`);
    return [...previous, text];
  };
  const line = (flags: string, description: string, prefix: string) =>
    new Option(flags, description).argParser(say(prefix)).default([], 'none');
  chart
    .command('simulate <id>')
    .description('run one alone, line by line, and say what it does; in a terminal it asks for each line')
    .addOption(
      line('--do <lines...>', '"someone came", "wait 45s", "set visits = 3", "guard chance = yes"', ''),
    )
    .addOption(line('--event <names...>', 'what happens, such as "someone came" or "timer idle"', 'event '))
    .addOption(line('--wait <times...>', 'time to let pass: 45s, 5m, "2h world", "12 ticks"', 'wait '))
    .option('--holds <guards...>', 'guards that hold from the start', [])
    .option('--context <fields...>', 'what it remembers at the start, such as visits=3', [])
    .option('--state <ids...>', 'begin in that state; one in each region of a parallel state', [])
    .option('--time <time>', 'what the story’s clock shows at the start, such as 21:00')
    .addOption(
      new Option('--runtime <runtime>', 'which of the two').choices(['table', 'xstate']).default('table'),
    )
    .option('--interactive', 'ask for each line, also when nobody types')
    .option('--content <dir>', 'another content directory')
    .option('--json', 'one line of JSON')
    .action((id, { interactive, ...options }) =>
      conclude(options.json, async () => {
        const isAsked = process.stdin.isTTY && process.stdout.isTTY && script.length === 0 && !options.json;
        if (interactive || isAsked) return (await import('./chart-prompt.ts')).converse(id, options);
        return (await import('./chart-simulate.ts')).simulateChart(id, { ...options, script });
      }),
    );
}

function addTest(chart: Command): void {
  chart
    .command('test [paths...]')
    .description('play the scenarios in *.chart-test.yaml and say what does not come out as expected')
    .option('--verbose', 'list the transitions that no scenario takes, and guards that nobody answered')
    .option('--json', 'one line of JSON')
    .action((paths, options) =>
      conclude(options.json, async () => (await import('./chart-test.ts')).testCharts(paths, options)),
    );
}

function addExplore(chart: Command): void {
  chart
    .command('explore [ids...]')
    .description(
      'play quests and dialogues (default: all) in every way, and say what can’t be reached, left or finished; ends with 0 when nothing is found, and with 1 when something is',
    )
    .addOption(
      new Option(
        '--bound <situations>',
        'how many situations to tell apart in each of the two goes at a chart',
      )
        .argParser(whole(1, 10_000_000))
        .default(10_000),
    )
    .addOption(
      new Option('--pace <ticks>', 'from one typed line to the next').argParser(whole(1, 10_000)).default(1),
    )
    .option('--content <dir>', 'another content directory')
    .option('--json', 'one line of JSON, and no progress')
    .action((ids, options) =>
      conclude(options.json, async () => (await import('./chart-explore.ts')).exploreCharts(ids, options)),
    );
}

function addExchange(chart: Command): void {
  chart
    .command('export <id>')
    .description('print one in the format of another tool, or as a picture')
    .addOption(
      new Option('--format <format>', 'which')
        .choices(['xstate-json', 'xstate-ts', 'scxml', 'mermaid', 'svg'])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'write it there instead')
    .option('--content <dir>', 'another content directory')
    .action((id, options) =>
      conclude(false, async () => (await import('./chart-export.ts')).exportChartFile(id, options)),
    );
  chart
    .command('import <file>')
    .description('make a chart file of a machine of XState in JSON, or of SCXML')
    .addOption(
      new Option('--format <format>', 'what it is, when its name does not say').choices([
        'xstate-json',
        'scxml',
      ]),
    )
    .option('--out <dir>', 'write charts/<id>.chart.yaml there instead of printing it')
    .option('--force', 'write over a chart that is there')
    .option('--json', 'one line of JSON')
    .action((file, options) =>
      conclude(options.json, async () => (await import('./chart-import.ts')).importChartFile(file, options)),
    );
  chart
    .command('diff <before> <after>')
    .description(
      'say what one does otherwise than another, each a chart file or the id of a chart; ends with 0 when they do the same, whatever they say, and with 1 when not',
    )
    .option('--content <dir>', 'where ids are looked up, instead of the charts that come along')
    .option('--json', 'one line of JSON')
    .action((before, after, options) =>
      conclude(options.json, async () =>
        (await import('./chart-diff.ts')).diffChartFiles(before, after, options),
      ),
    );
}
