#!/usr/bin/env node
/** The `seed` command: one subcommand a file, loaded when it is needed. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { adminToken } from './admin-token.ts';
import { addChart } from './chart-commands.ts';
import { addChronicle } from './chronicle-commands.ts';
import { addWhere } from './where-command.ts';
import { EXIT } from './command-error.ts';
import { conclude } from './conclude.ts';
import { DEFAULT_DATA_DIRECTORY } from './data-directory.ts';
import { addGovern } from './govern-commands.ts';
import { given, port, seconds, webAddress, whole } from './option-values.ts';
import { BRIDGE_PORT, CASCADE_DEPTH, MEMORY_LIMIT, RATE_LIMIT } from './service-options.ts';

const VERSION = '0.1.0';

function addStart(seed: Command): void {
  seed
    .command('start')
    .description('start a server; what happens in it is kept in the data directory')
    .addOption(
      new Option('--port <number>', 'HTTP and Socket.IO; 0 takes any free port')
        .env('PORT')
        .argParser(port)
        .default(8888),
    )
    .addOption(
      new Option('--games-port <number>', 'WebSocket for games; 0 takes any free port')
        .env('GAMES_PORT')
        .argParser(port)
        .default(8765),
    )
    .addOption(BRIDGE_PORT)
    .addOption(RATE_LIMIT)
    .addOption(MEMORY_LIMIT)
    .addOption(new Option('--host <address>', 'where to listen').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--data <dir>', 'journal and universe document')
        .env('DATA_DIR')
        .default(DEFAULT_DATA_DIRECTORY),
    )
    .addOption(
      new Option('--world, --content <dir>', 'worlds to run instead of those that come along').env(
        'CONTENT_DIR',
      ),
    )
    .addOption(
      new Option('--locale <locale>', 'what players read who choose no language')
        .env('SEED_LOCALE')
        .default('en'),
    )
    .addOption(new Option('--watch', 'take up what is saved in the content directory while people play'))
    .addOption(
      new Option(
        '--narrator <url>',
        'a chat-completions service that finds words for keepers; none by default',
      )
        .env('NARRATOR_URL')
        .argParser(webAddress),
    )
    .addOption(new Option('--narrator-model <name>', 'what the narrator is asked for').env('NARRATOR_MODEL'))
    .addOption(new Option('--seed <text>', 'for a new universe: everything random follows from it'))
    .addOption(new Option('--realms <number>', 'for a new universe').argParser(whole(1, 1000)))
    .addOption(
      new Option('--npcs <number>', 'for a new universe: people of the crowd').argParser(whole(0, 100_000)),
    )
    .addOption(
      new Option('--tick-ms <number>', 'for a new universe: played time of a tick').argParser(
        whole(10, 60_000),
      ),
    )
    .addOption(CASCADE_DEPTH)
    .action((options) =>
      conclude(false, async () => {
        const { runServer } = await import('./run-server.ts');
        const { seed: text, realms, npcs, tickMs, cascadeDepth, ...others } = options;
        const { narrator: url, narratorModel: model, ...rest } = others;
        // No flags for secrets: what is typed in a command can be read by everybody on the machine.
        const key = process.env['NARRATOR_KEY'] || undefined;
        const narrator = url && { url, ...(model && { model }), ...(key && { key }) };
        return runServer({
          ...rest,
          adminToken: adminToken(process.env),
          bridgeToken: process.env['BRIDGE_TOKEN'] || undefined,
          ...(narrator && { narrator }),
          initial: given({ seed: text, realms, npcs, tickMs, cascadeDepth }),
        });
      }),
    );
}

function addPlay(seed: Command): void {
  seed
    .command('play')
    .description('play in this terminal')
    .option('--name <name>', 'who you are; asked for when left out')
    .addOption(
      new Option('--url <url>', 'the server')
        .env('SEED_URL')
        .argParser(webAddress)
        .default('http://127.0.0.1:8888'),
    )
    .option('--locale <locale>', 'the language to read in, such as es; the one of before when left out')
    .option('--plain', 'lines only: no colours, no editing; for screen readers and pipes')
    .option(
      '--panes',
      'the place and what there is beside the story; a screen with room for it has them anyway',
    )
    .option('--no-panes', 'the story alone')
    .action((options) =>
      conclude(false, async () => {
        const { runTerminalClient } = await import('../clients/terminal/terminal-client.ts');
        return runTerminalClient(options);
      }),
    );
}

function addBuild(seed: Command): void {
  seed
    .command('build')
    .description('build the web client, if it has changed; a start does so too')
    .action(() =>
      conclude(false, async () => {
        const { build } = await import('./build.ts');
        return build();
      }),
    );
}

function addWorld(seed: Command): void {
  seed
    .command('new')
    .description('make something to begin with')
    .command('world <dir>')
    .description('a content directory with a small world in it that can be played at once')
    .option('--id <id>', 'what files call it', 'isle')
    .option('--name <name>', 'what players call it')
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => (await import('./new-world.ts')).newWorld(directory, options)),
    );
  seed
    .command('map [dir]')
    .description('draw the worlds of a content directory (default: those that come along) as SVG')
    .option('--world <id>', 'only this one')
    .option('--out <file>', 'where to; printed when left out')
    .action((directory, options) =>
      conclude(false, async () => (await import('./map-world.ts')).mapWorld(directory, options)),
    );
}

function addSimulate(seed: Command): void {
  seed
    .command('simulate')
    .description('run a universe of scripted players, headless and as fast as it goes')
    .addOption(new Option('--realms <number>', 'realms').argParser(whole(1, 1000)).default(2))
    .addOption(new Option('--games <number>', 'the same as --realms').argParser(whole(1, 1000)))
    .addOption(new Option('--players <number>', 'scripted players').argParser(whole(0, 100_000)).default(10))
    .addOption(
      new Option('--npcs <number>', 'people of the crowd, in all realms together')
        .argParser(whole(0, 1_000_000))
        .default(20),
    )
    .addOption(new Option('--ticks <number>', 'how long').argParser(whole(1, 100_000_000)).default(3000))
    .addOption(
      new Option('--duration <seconds>', 'how long, in played time, instead of --ticks').argParser(seconds),
    )
    .option('--seed <text>', 'everything random follows from it', '42')
    .addOption(
      new Option('--control-tick-interval <ticks>', 'ticks between two control ticks')
        .argParser(whole(1, 10_000))
        .default(10),
    )
    .addOption(
      new Option('--local-tick-ms <ms>', 'played time of a tick').argParser(whole(10, 60_000)).default(100),
    )
    .option('--trace <dir>', 'write the run to this new directory')
    .addOption(
      new Option('--snapshot-every <ticks>', 'snapshots in the trace')
        .argParser(whole(1, 100_000_000))
        .default(1000),
    )
    .addOption(
      new Option('--reflection-interval <control ticks>', 'how often Cal and Domingo publish')
        .argParser(whole(1, 10_000))
        .default(300),
    )
    .addOption(CASCADE_DEPTH)
    .option(
      '--residents',
      'players of several temperaments who live there, ask, read, offer, answer and choose',
    )
    .option('--no-events', 'leave events out of the trace; their digests stay')
    .option('--content <dir>', 'worlds to run instead of those that come along')
    .addOption(
      new Option('--realm-order <order>', 'in which order realms are created')
        .choices(['given', 'reversed'])
        .default('given'),
    )
    .option('--json', 'one line of JSON, and no progress')
    .action((options) =>
      conclude(options.json, async () => {
        const { simulate, ticksOfDuration } = await import('./simulate.ts');
        const { games, duration, ...rest } = options;
        const ticks = duration === undefined ? rest.ticks : ticksOfDuration(duration, rest.localTickMs);
        return simulate({ ...rest, realms: games ?? rest.realms, ticks });
      }),
    );
}

function addTrace(seed: Command): void {
  const trace = seed.command('trace').description('verify traces, and cut them from a live universe');
  trace
    .command('verify <dir>')
    .description('run a trace again and compare every tick; exits with 0 verified, 3 diverged, 4 truncated')
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => {
        const { verifyTraceCommand } = await import('./trace-verify.ts');
        const { createReplayer } = await import('./replay.ts');
        const { createProgress } = await import('./progress.ts');
        let progress: ReturnType<typeof createProgress> | undefined;
        const code = verifyTraceCommand({
          directory,
          json: options.json === true,
          createReplayer,
          onProgress: ({ ticksDone, ticks }) => {
            progress ??= createProgress({ total: ticks, unit: 'ticks', silent: options.json === true });
            progress.at(ticksDone);
          },
        });
        progress?.done();
        return code;
      }),
    );
  trace
    .command('resume <dir>')
    .description('go on from a snapshot and compare every later tick; exits with 0, or 3 when it diverges')
    .addOption(
      new Option('--at <tick>', 'from the newest snapshot at or before this tick')
        .argParser(whole(0, 100_000_000))
        .makeOptionMandatory(),
    )
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => {
        const { resumeTraceCommand } = await import('./trace-resume.ts');
        return resumeTraceCommand(directory, options);
      }),
    );
  trace
    .command('export')
    .description('write the whole run of a stopped server as a trace')
    .addOption(
      new Option('--data <dir>', 'its data directory').env('DATA_DIR').default(DEFAULT_DATA_DIRECTORY),
    )
    .requiredOption('--out <dir>', 'a new directory')
    .option('--json', 'one line of JSON')
    .action((options) =>
      conclude(options.json, async () => (await import('./trace-export.ts')).exportTrace(options)),
    );
}

function addWarble(seed: Command): void {
  seed
    .command('warble <grammar>')
    .description('print lines that a grammar makes')
    .option('--keeper <id>', 'who speaks (default: the first who uses it)')
    .option('--name <name>', 'whom it is said to', 'Alice')
    .option('--carrying <items...>', 'what they have in hand')
    .option('--flag <flags...>', 'what they have done')
    .option('--saw <deeds...>', 'what the keeper saw them do, by the names it remembers it by')
    .option(
      '--quest <quests...>',
      'what they are in the middle of; `id=completed` or `id=failed`, what they are not any more',
    )
    .addOption(new Option('--count <number>', 'how many').argParser(whole(1, 10_000)).default(10))
    .option('--seed <text>', 'everything random follows from it', '42')
    .option('--locale <locale>', 'the language to read in', 'en')
    .option('--content <dir>', 'worlds instead of those that come along')
    .action((grammar, options) =>
      conclude(false, async () => (await import('./warble.ts')).warbleCommand(grammar, options)),
    );
}

export function program(): Command {
  const seed = new Command('seed')
    .description('The Seed: a deterministic multiverse for text worlds')
    .version(VERSION)
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.unusable));
  addStart(seed);
  addPlay(seed);
  addBuild(seed);
  seed
    .command('validate [dir]')
    .description(
      'say everything that is wrong with a content directory (default: the worlds that come along)',
    )
    .option('--json', 'one line of JSON')
    .action((directory, options) =>
      conclude(options.json, async () => (await import('./validate.ts')).validate(directory, options)),
    );
  addWorld(seed);
  addSimulate(seed);
  addTrace(seed);
  addChronicle(seed);
  addWhere(seed);
  addChart(seed);
  addGovern(seed);
  addWarble(seed);
  return seed;
}

const isEntry =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isEntry) await program().parseAsync();
