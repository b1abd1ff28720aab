import { describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { type ChartDocument, openChartDocument } from '../../../src/content/chart/chart-document.ts';
import { edited, LAMP, linked, read } from './small-chart.ts';

const open = (text: string): ChartDocument => {
  const document = openChartDocument(text);
  if (document === undefined) throw new Error('no YAML');
  return document;
};

const shipped = Object.entries(readContentDirectory(SHIPPED_CONTENT_DIRECTORY)).filter(([path]) =>
  path.endsWith('.chart.yaml'),
);

describe('a chart as a document', () => {
  it.each([
    ...shipped,
    ['the small chart', LAMP],
    [
      'strange spacing',
      LAMP.replace('{ uid: dark }', '{uid:   dark}  # here').replace('states:', '\n\nstates:   '),
    ],
    ['other line ends', LAMP.replaceAll('\n', '\r\n')],
    ['no line end', LAMP.trimEnd()],
    ['a byte order mark', `\uFEFF${LAMP}`],
  ])('[CH5] goes back to the bytes it came from when nothing has changed: %s', (_, text) => {
    expect(open(text).toString()).toBe(text);
  });

  it('[CH5] a change keeps the comments and touches no other line', () => {
    const document = open(LAMP);
    document.set(['states', 'bright', 'after', '30s', 0, 'target', 'state'], 'bright');
    expect(document.toString()).toBe(edited('- target: { state: dark }', '- target: { state: bright }'));
    expect(document.toString()).toContain('# Somebody with a lantern lights it.');
  });

  it('[CH5] a change keeps line ends, the byte order mark and odd spacing elsewhere', () => {
    const odd = `\uFEFF${LAMP.replace('{ uid: dark }', '{uid:   dark}  # here')}`.replaceAll('\n', '\r\n');
    const document = open(odd);
    document.set(['version'], 2);
    document.set(['states', 'bright', 'entry'], []);
    const expected = odd
      .replace('version: 1', 'version: 2')
      .replace('burn-down }\r\n', 'burn-down }\r\n    entry: []\r\n');
    expect(document.toString()).toBe(expected);
  });

  it('[CH5] parts can be added and removed', () => {
    const document = open(LAMP);
    document.set(['states', 'attic'], { meta: { uid: 'attic' } });
    document.remove(['states', 'bright', 'after']);
    const { states } = linked(document.toString()).spec.root;
    expect(states.map(({ id, after }) => [id, after.length])).toEqual([
      ['dark', 0],
      ['bright', 0],
      ['attic', 0],
    ]);
  });

  it('[CH5] the shipped charts stay as they are laid out when one part changes', () => {
    for (const [path, text] of shipped) {
      const document = open(text);
      document.set(['version'], 2);
      expect([path, document.toString()]).toEqual([path, text.replace('version: 1', 'version: 2')]);
    }
  });

  it('[CH5] a change keeps texts that are folded over several lines, and says only what is new otherwise', () => {
    const folded = edited(
      '{ type: greet }',
      '{ type: greet }, { type: emote, params: { line: flickers } }',
    ).replace(
      'actions: [{ type: greet }, { type: emote, params: { line: flickers } }]',
      `actions:
            - type: emote
              params:
                line: >
                  The flame stands up and looks at who it is, and lies down
                  again, not displeased with what
                  it has seen.

                  Then it flickers.
            - { type:   greet }`,
    );
    const document = open(folded);
    document.set(['states', 'bright', 'after', '30s', 0, 'target', 'state'], 'bright');
    document.set(['states', 'bright', 'entry'], []);
    const expected = folded
      .replace('- target: { state: dark }', '- target: { state: bright }')
      .trimEnd()
      .concat('\n    entry: []\n');
    expect(document.toString()).toBe(expected);
  });

  it('[CH6] missing uids are made from the names around, and no two are the same', () => {
    const bare = LAMP.replace(/\n *meta: \{ uid: [\w-]+ \}/g, '').replace(
      '  bright:',
      '  bright-er: {}\n  empty:\n  bright:',
    );
    const without = bare.replace('bright-er', 'dark2');
    const document = open(without);
    expect(document.addMissingUids()).toEqual([
      'lamp',
      'dark',
      'dark-someone_came',
      'dark-someone_came-2',
      'dark2',
      'empty',
      'bright',
      'bright-after-30s',
    ]);
    const { findings } = read(document.toString());
    expect(findings.map(({ code }) => code)).toEqual(['chart/unreachable', 'chart/unreachable']);
    expect(open(document.toString()).addMissingUids()).toEqual([]);
  });

  it('[CH6] uids that are there are left alone', () => {
    const document = open(edited('meta: { uid: dark }\n', 'entry: []\n').replace('uid: bright', 'uid: dark'));
    expect(document.addMissingUids()).toEqual(['dark-2']);
  });

  it('[CH6] what is no YAML cannot be opened', () => {
    for (const text of ['a: b: c', '- a\nb', '', 'just text', '*x'])
      expect(openChartDocument(text)).toBeUndefined();
  });
});
