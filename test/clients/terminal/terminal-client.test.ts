import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type Edge, openEdge } from '../../support/edge-fixture.ts';

const SCRIPT = fileURLToPath(new URL('../../support/play-in-terminal.ts', import.meta.url));
const clocks: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const clock of clocks.splice(0)) clearInterval(clock);
});

async function openTickingEdge(): Promise<Edge> {
  const edge = await openEdge();
  clocks.push(setInterval(() => edge.universe.advance(), 50));
  return edge;
}

type Play = { readonly output: string; readonly exitCode: number | null };

function play(options: {
  readonly url: string;
  readonly name?: string;
  readonly input: string;
}): Promise<Play> {
  const child = spawn(process.execPath, [
    SCRIPT,
    options.url,
    ...(options.name === undefined ? [] : [options.name]),
  ]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdin.end(options.input);
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ output, exitCode })));
}

describe('the terminal client on a pipe', () => {
  test('[TC1] reads line by line, waits for each answer, and leaves at the end', async () => {
    const edge = await openTickingEdge();
    const played = await play({ url: edge.url, name: 'Ada', input: 'wave\n\nsay hello\nfly' });
    expect(played).toEqual({
      exitCode: 0,
      output: [
        '[You are Ada. Type help if you need it, quit to leave.]',
        '',
        'The Harbor',
        'Mist curls around the posts.',
        '> wave',
        'You do it: wave.',
        '> say hello',
        'You say, "hello"',
        '> fly',
        'You have no wings.',
        'Goodbye.',
        '',
      ].join('\n'),
    });
    expect([...edge.universe.people]).toEqual([]);
  });

  test('[TC1] takes the name from the first line when none is given, and stops at quit', async () => {
    const edge = await openTickingEdge();
    const { output, exitCode } = await play({ url: edge.url, input: 'Ada\nquit\nwave\n' });
    expect(exitCode).toBe(0);
    expect(output).toContain('[You are Ada.');
    expect(output).toMatch(/> quit\nGoodbye\.\n$/);
  });

  test('[TC2] a name that cannot be had ends it with a sentence and exit code 1', async () => {
    const edge = await openTickingEdge();
    await edge.enter('Ada');
    expect(await play({ url: edge.url, name: 'Ada', input: 'wave\n' })).toEqual({
      exitCode: 1,
      output: 'Ada is playing already. Choose another name.\n',
    });
    expect((await play({ url: edge.url, input: '' })).exitCode).toBe(1);
  });

  test('[TC3] a broken connection is taken up again, and what was missed is shown once', async () => {
    const edge = await openTickingEdge();
    const child = spawn(process.execPath, [SCRIPT, edge.url, 'Ada']);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const until = async (text: string): Promise<void> => {
      const deadline = performance.now() + 10_000;
      while (!output.includes(text)) {
        if (performance.now() > deadline) throw new Error(`no ${text} in ${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await until('Mist');
    edge.players.cutConnections();
    await until('was lost');
    edge.universe.tell(edge.universe.playerIdOf('Ada'), 'A gull cries.');
    await until('A gull cries.');
    child.stdin.end('wave\n');
    await until('You do it: wave.');
    expect(output.match(/A gull cries/g)).toHaveLength(1);
    expect(output).toContain('[The connection is back. Whatever you missed follows.]');
    await new Promise((resolve) => child.once('close', resolve));
    expect(edge.universe.inputs.filter(({ kind }) => kind === 'player.join')).toHaveLength(1);
  });
});
