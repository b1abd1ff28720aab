/** The commands of `seed govern`. */
import type { Command } from 'commander';
import { conclude } from './conclude.ts';

export function addGovern(seed: Command): void {
  const govern = seed
    .command('govern')
    .description('look at the policies of a content directory, and try them');
  govern
    .command('test [paths...]')
    .description(
      'play the scenarios in *.policy-test.yaml, say what does not come out as expected, and name the policies that no scenario touches; ends with 0 when all is as expected, with 1 when something is not, and with 2 when a file is unusable',
    )
    .option('--json', 'one line of JSON')
    .action((paths, options) =>
      conclude(options.json, async () => (await import('./govern-test.ts')).testPolicies(paths, options)),
    );
  govern
    .command('list [dir]')
    .description('name the policies in the order in which they are asked (default: those that come along)')
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () =>
        (await import('./govern-list.ts')).listGovernance(directory, options),
      ),
    );
}
