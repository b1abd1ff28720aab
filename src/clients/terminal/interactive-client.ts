/** Plays on a screen with an editable line, and with panes where there is room for them. */
import { Completion } from './completion.ts';
import { Conversation, type ExitCode } from './conversation.ts';
import { historyPath } from './history-file.ts';
import { onSignals } from './leave-on-signals.ts';
import { LineEditor } from './line-editor.ts';
import { createPainter } from './painter.ts';
import { PANES_COLUMNS_MIN, PANES_ROWS_MIN } from './pane-layout.ts';
import { type PanesState, Screen } from './screen.ts';
import type { TerminalClientOptions } from './terminal-client.ts';

/** Words to this client itself begin with a stroke, as no words to the world do. */
const PANES_COMMAND = '/panes';

const PANES_NOTICES: Readonly<Record<PanesState, string | undefined>> = {
  shown: undefined,
  hidden: `The panes are put away. ${PANES_COMMAND} brings them back.`,
  'too-small': `Panes need ${PANES_COLUMNS_MIN} columns and ${PANES_ROWS_MIN} rows. They come as soon as there is room.`,
};

export async function runInteractive(options: TerminalClientOptions): Promise<ExitCode> {
  const output = process.stdout;
  const isColoured = !process.env['NO_COLOR'];
  const completion = new Completion();
  const screen = new Screen({
    output,
    paint: createPainter(isColoured),
    isColoured,
    wantsPanes: options.panes ?? isColoured,
  });
  const prompting = { isNaming: false, isLeaving: false };
  const conversation = new Conversation({
    url: options.url,
    name: options.name,
    locale: options.locale,
    show: (paragraph) => screen.show(paragraph),
    completion,
    onStatus: (status) => {
      completion.know(status);
      screen.know(status);
    },
    onJoined: () => {
      prompting.isNaming = false;
      editor.setPrompt('> ', true);
    },
    onNameNeeded: () => {
      prompting.isNaming = true;
      editor.setPrompt('Your name: ', false);
    },
    giveUpAfterMs: undefined,
  });
  const editor = new LineEditor({
    input: process.stdin,
    output,
    historyPath: historyPath(),
    completion,
    onLine: (line) => {
      const text = line.trim();
      screen.echo(`${editor.typed().prompt}${text}`);
      if (text === '') return;
      if (prompting.isNaming) conversation.chooseName(text);
      else if (text === PANES_COMMAND) togglePanes(screen);
      else void conversation.say(text);
    },
    onInterrupt: () => {
      // The second time, the player does not want to wait for a goodbye.
      if (prompting.isLeaving) process.exit(0);
      prompting.isLeaving = true;
      void conversation.leave();
    },
    onEnd: () => void conversation.leave(),
    onCandidates: (candidates) => screen.show({ lines: [candidates.join('  ')], style: 'notice' }),
    onKey: (key) => (key === 'redraw' ? screen.redraw() : screen.turn(key === 'page-up' ? -1 : 1)),
    onSuspend: () => screen.suspend(),
    onResume: () => screen.resume(),
  });
  return onSignals(
    ['SIGHUP', 'SIGTERM'],
    () => conversation.leave(),
    async () => {
      screen.open(editor);
      conversation.open();
      const exitCode = await conversation.ended;
      screen.close();
      return exitCode;
    },
  );
}

function togglePanes(screen: Screen): void {
  const notice = PANES_NOTICES[screen.togglePanes()];
  if (notice !== undefined) screen.show({ lines: [`[${notice}]`], style: 'notice' });
}
