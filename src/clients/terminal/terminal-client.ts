/** Plays in a terminal: with an editable line where there is a screen, and line by line where there is a pipe. */
import { createInterface } from 'node:readline';
import { Completion } from './completion.ts';
import { Conversation, type ExitCode } from './conversation.ts';
import { runInteractive } from './interactive-client.ts';
import { onSignals } from './leave-on-signals.ts';
import { createPainter } from './painter.ts';
import { layOut, type Paragraph } from './paragraph.ts';

export type TerminalClientOptions = {
  readonly url: string;
  /** Undefined: the player is asked. */
  readonly name?: string;
  /** The language to read in; undefined: the one of before, or else the server's. */
  readonly locale?: string;
  /** No colours, no line editing, nothing but lines: for screen readers and simple terminals. */
  readonly plain?: boolean;
  /** The place and what there is beside the story; undefined: where there is room and colour for it. */
  readonly panes?: boolean;
};

/** A pipe has nobody who could decide to wait longer. */
const PIPE_GIVES_UP_AFTER_MS = 15_000;
/** What belongs to one command arrives within this time of each other. */
const ANSWER_QUIET_MS = 300;
/** A journey between realms takes up to a control tick; the last command may be one. */
const LAST_ANSWER_QUIET_MS = 1200;

/** Settles with the exit code for the process when the player has left; 1 when there was no way in or back. */
export function runTerminalClient(options: TerminalClientOptions): Promise<ExitCode> {
  if (!process.stdin.isTTY) return runPiped(options);
  if (!process.stdout.isTTY || options.plain === true) return runPlain(options);
  return runInteractive(options);
}

/** Somebody types, but lines are only read and written, never moved. */
async function runPlain(options: TerminalClientOptions): Promise<ExitCode> {
  let isNaming = false;
  const conversation = new Conversation({
    url: options.url,
    name: options.name,
    locale: options.locale,
    show: writePlain,
    completion: new Completion(),
    onStatus: undefined,
    onJoined: () => {
      isNaming = false;
    },
    onNameNeeded: () => {
      isNaming = true;
      process.stdout.write('Your name:\n');
    },
    giveUpAfterMs: undefined,
  });
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', (line) => {
    const text = line.trim();
    if (text === '') return;
    if (isNaming) conversation.chooseName(text);
    else void conversation.say(text);
  });
  lines.once('close', () => conversation.leave());
  return onSignals(
    ['SIGINT', 'SIGHUP', 'SIGTERM'],
    () => conversation.leave(),
    async () => {
      conversation.open();
      const exitCode = await conversation.ended;
      lines.close();
      return exitCode;
    },
  );
}

/** Each line waits for the answer to the one before, so that the output reads like a transcript. */
async function runPiped(options: TerminalClientOptions): Promise<ExitCode> {
  let enter = (): void => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const lines = createInterface({ input: process.stdin, terminal: false });
  const source = lines[Symbol.asyncIterator]();
  const name = options.name ?? (await source.next()).value?.trim();
  if (!name) {
    writePlain({ lines: ['[The first line must be a name.]'], style: 'notice' });
    return 1;
  }
  const conversation = new Conversation({
    url: options.url,
    name,
    locale: options.locale,
    show: writePlain,
    completion: new Completion(),
    onStatus: undefined,
    onJoined: enter,
    onNameNeeded: undefined,
    giveUpAfterMs: PIPE_GIVES_UP_AFTER_MS,
  });
  return onSignals(
    ['SIGINT', 'SIGHUP', 'SIGTERM'],
    () => conversation.leave(),
    async () => {
      conversation.open();
      await Promise.race([entered, conversation.ended]);
      if (!conversation.isOver()) await conversation.arrive(ANSWER_QUIET_MS);
      await Promise.race([sayEach(source, conversation), conversation.ended]);
      lines.close();
      return conversation.ended;
    },
  );
}

async function sayEach(source: AsyncIterator<string>, conversation: Conversation): Promise<void> {
  for await (const line of { [Symbol.asyncIterator]: () => source }) {
    if (conversation.isOver()) return;
    const text = line.trim();
    if (text === '') continue;
    writePlain({ lines: [`> ${text}`], style: 'echo' });
    await conversation.sayAndListen(text, ANSWER_QUIET_MS);
  }
  await conversation.listenUntilQuiet(LAST_ANSWER_QUIET_MS);
  await conversation.leave();
}

const paintNothing = createPainter(false);

function writePlain(paragraph: Paragraph): void {
  process.stdout.write(layOut(paragraph, { columns: undefined, paint: paintNothing }));
}
