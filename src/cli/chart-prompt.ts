/** `seed chart simulate` as a conversation: one chart alone, and what comes of each line as it is typed. */
import { createInterface } from 'node:readline';
import { activeStates } from '../content/chart/chart-configuration.ts';
import { sayPhrase } from '../content/chart/chart-phrases.ts';
import { readStageLine } from '../content/chart/stage-line.ts';
import { EVENTS_PER_WAIT_MAX } from '../machines/chart/chart-stage.ts';
import { givenAnswer } from '../machines/chart/stage-answers.ts';
import { describeAnswer, describeStart } from './chart-simulate.ts';
import { EXIT } from './command-error.ts';
import { describeState } from './describe-stage.ts';
import { type OpenStage, openStage, type StageOptions } from './open-stage.ts';

const HELP = `  someone came                what happens, by its name or its number
  player asked the red light  with what it brings along
  wait 45s                    or 5m, 2h world, 12 ticks; alone: until something is due
  set visits = 3              what the chart remembers
  guard has audience = yes    how a guard is answered from now on; "= no"; "= yes once" for the next line
  time 21:00                  what the story's clock shows
  state, events, guards       where it is, what it hears, what it asks
  undo, help, quit`;

type Console = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

/** Until `quit`, or until the input ends. @throws CommandError as openStage() */
export async function converse(
  id: string,
  asked: StageOptions,
  { input, output }: Console = { input: process.stdin, output: process.stdout },
): Promise<number> {
  const open = openStage(id, asked);
  const isTerminal = 'isTTY' in input && input.isTTY === true;
  const print = (lines: readonly string[]) => output.write(`${lines.join('\n')}\n`);
  const lines = createInterface({ input, output, prompt: '> ', terminal: isTerminal });
  print([
    `${id} alone; "help" says what you can type.`,
    '',
    ...describeStart(open.session.start, open.speaker),
    '',
    ...listEvents(open),
  ]);
  // A pipe may have ended while there are lines left to answer.
  let isOpen = true;
  lines.on('close', () => {
    isOpen = false;
  });
  const prompt = () => (isOpen ? lines.prompt() : output.write('> '));
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    // A pipe shows no typing.
    if (!isTerminal) output.write(`${text}\n`);
    if (text === 'quit' || text === 'exit') {
      lines.close();
      return EXIT.ok;
    }
    print(answer(text, open));
    prompt();
  }
  output.write('\n');
  return EXIT.ok;
}

function answer(text: string, open: OpenStage): readonly string[] {
  const { session, speaker } = open;
  switch (text) {
    case '':
    case 'events':
      return listEvents(open);
    case 'help':
      return [HELP];
    case 'state':
      return describeState(session.state, speaker);
    case 'guards':
      return listGuards(open);
    case 'undo':
      return session.undo()
        ? ['  taken back', ...describeState(session.state, speaker)]
        : ['  nothing has been said yet'];
  }
  const event = /^\d+$/.test(text) ? speaker.phrases.heard[Number(text) - 1] : undefined;
  const line = readStageLine(event ?? text, speaker.phrases);
  if (line.type === 'problem') return [`  ${line.message}${line.fix === undefined ? '' : `; ${line.fix}`}`];
  const answered = session.take(line);
  if (!answered.isEndless) {
    const named = event === undefined ? [] : [event];
    return [...named, ...describeAnswer({ line, answered }, speaker)];
  }
  session.undo();
  return [`  that brings more than ${EVENTS_PER_WAIT_MAX} events; wait for less`];
}

/** Those that something may come of where the chart is now have a dot. */
function listEvents({ session, speaker }: OpenStage): readonly string[] {
  const { spec, heard, vocabulary } = speaker.phrases;
  const active = [spec.root, ...activeStates(spec, session.state.behaviour.value)];
  const handled = new Set(active.flatMap(({ on }) => on.map(({ event }) => event)));
  if (heard.length === 0) return ['  it hears nothing'];
  const width = Math.max(...heard.map((event) => event.length));
  return heard.map((event, index) => {
    const label = Object.hasOwn(vocabulary.events, event) ? (vocabulary.events[event]?.label ?? '') : '';
    const number = String(index + 1).padStart(3);
    return `${handled.has(event) ? '  ·' : '   '}${number}  ${event.padEnd(width)}  ${label}`.trimEnd();
  });
}

/** Each with the answer that was given last. */
function listGuards({ session, speaker }: OpenStage): readonly string[] {
  const { guards } = speaker.phrases;
  if (guards.length === 0) return ['  it asks nothing'];
  return guards.map((guard) => {
    const given = givenAnswer(guard, session.state.answers);
    const said = given === undefined ? '' : given ? ' = yes' : ' = no';
    return `  ${sayPhrase(guard)}${said}  (${guard.sentence})`;
  });
}
