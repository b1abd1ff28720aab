/** The parts of the web client that are plain functions. */
import { describe, expect, it } from 'vitest';
import { completeLine } from '../../src/clients/link/complete-line.ts';
import {
  entriesOf,
  leaving,
  NOTHING_SEEN,
  type Seen,
  tabsOf,
  unreadIn,
} from '../../src/clients/web/channel-tabs.ts';
import { createGame, type Place } from '../../src/clients/web/game-state.ts';
import { layOutMap } from '../../src/clients/web/map-layout.ts';
import english from '../../src/clients/web/text-en.json' with { type: 'json' };
import spanish from '../../src/clients/web/text-es.json' with { type: 'json' };
import { preferredLocale, speaking } from '../../src/clients/web/ui-text.ts';
import type { Prose } from '../../src/protocol/prose.ts';

const place = (
  id: string,
  ways: Readonly<Record<string, string>>,
  { world = 'isle', at = [0, 0] }: { world?: string; at?: readonly [number, number] } = {},
): Place => ({
  place: id,
  name: id.toUpperCase(),
  world,
  ways: Object.entries(ways).map(([direction, to]) => ({ direction, to })),
  at: { column: at[0], row: at[1] },
});
const placesOf = (...places: readonly Place[]) => Object.fromEntries(places.map((one) => [one.place, one]));

describe('the map', () => {
  it('[WB1] has the known places of one world where the server says, and each way once', () => {
    const places = placesOf(
      place('quay', { north: 'square', up: 'loft' }, { at: [1, 2] }),
      place('square', { south: 'quay', east: 'gate' }, { at: [1, 1] }),
      place('loft', { down: 'quay' }, { at: [2, 1] }),
      place('gate', { west: 'square', in: 'hall' }, { at: [3, 1] }),
      place('hall', {}, { world: 'deep' }),
    );
    const { nodes, edges } = layOutMap(places, 'quay');
    expect(Object.fromEntries(nodes.map((node) => [node.place, [node.x, node.y]]))).toEqual({
      quay: [1, 2],
      square: [1, 1],
      loft: [2, 1],
      gate: [3, 1],
    });
    expect(edges.map(({ from, to }) => `${from.place} ${to.place}`)).toEqual([
      'quay square',
      'quay loft',
      'square gate',
    ]);
    expect(layOutMap(places, 'nowhere')).toEqual({ nodes: [], edges: [] });
  });
});

describe('completion', () => {
  const vocabulary = {
    verbs: ['north', 'look', 'look around', 'Talk to'],
    names: ['a storm lantern', 'Stone-Who-Counts', 'una farola vieja', 'The Net Loft'],
  };

  it.each([
    ['lo', ['look', 'look around']],
    ['ta', ['Talk to']],
    ['take sto', ['storm lantern', 'Stone-Who-Counts']],
    ['take lan', ['lantern']],
    ['coge farol', ['farola vieja']],
    ['go net', ['Net Loft']],
    ['take a', []],
    ['take ', []],
  ])('[WB2] %j may go on with %j', (line, candidates) => {
    expect(completeLine(line, vocabulary).candidates).toEqual(candidates);
  });
});

describe('the words of the page', () => {
  it('[WB3] are there in every language, with the same gaps', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    for (const [name, text] of Object.entries(english))
      expect([name, gaps(spanish[name as keyof typeof spanish])]).toEqual([name, gaps(text)]);
  });

  it('[WB3] are those of the first language of the reader that the page speaks', () => {
    expect([['de', 'es-MX', 'en'], ['fr'], []].map(preferredLocale)).toEqual(['es', 'en', 'en']);
    expect(speaking('es-MX')('notice.lostSome', { count: 3 })).toContain('3 mensajes');
    expect(speaking('tlh')('close')).toBe('Close');
  });
});

describe('the tabs', () => {
  const heard = (channel?: Prose['channel'], style: Prose['style'] = 'speech') => ({
    type: 'prose' as const,
    prose: {
      seq: 1,
      tick: 1,
      lines: [`on ${channel ?? 'the spot'}`],
      style,
      ...(channel ? { channel } : {}),
    },
  });
  const playing = () => {
    const store = createGame();
    for (const event of [heard(), heard('newbie'), heard('tells'), heard('newbie')]) store.send(event);
    store.send({ type: 'echo', text: 'xyzzy' });
    store.send(heard(undefined, 'error'));
    return store;
  };
  const logOf = (store: ReturnType<typeof createGame>) => store.getSnapshot().context.log;

  it('[WB16] are everything, the room, each channel that is read, and tells', () => {
    expect(tabsOf([{ id: 'newbie', name: 'novatos' }])).toEqual(['all', 'room', 'newbie', 'tells']);
    const log = logOf(playing());
    const under = (tab: string) => entriesOf(log, tab).map(({ style, channel }) => channel ?? style);
    expect(under('all')).toHaveLength(6);
    expect(under('room')).toEqual(['speech', 'echo', 'error']);
    expect(under('newbie')).toEqual(['newbie', 'newbie', 'error']);
    expect(under('tells')).toEqual(['tells', 'error']);
    expect(under('universe')).toEqual(['error']);
  });

  it('[WB16] count what nobody has read under them, and nothing once it was seen anywhere', () => {
    const store = playing();
    const marks = (open: string, seen: Seen) =>
      ['all', 'room', 'newbie', 'tells'].map((tab) => unreadIn(tab, { log: logOf(store), seen, open }));
    expect(marks('all', NOTHING_SEEN)).toEqual([0, 0, 0, 0]);
    expect(marks('universe', NOTHING_SEEN)).toEqual([0, 1, 2, 1]);
    const afterAll = leaving('all', logOf(store), NOTHING_SEEN);
    expect(marks('room', afterAll)).toEqual([0, 0, 0, 0]);
    store.send(heard('newbie'));
    store.send(heard('tells'));
    expect(marks('room', afterAll)).toEqual([0, 0, 1, 1]);
    const afterNewbie = leaving('newbie', logOf(store), afterAll);
    expect(marks('room', afterNewbie)).toEqual([0, 0, 0, 1]);
  });
});

it('[WB4] a part that a status leaves out stays as it was, and places add up', () => {
  const store = createGame();
  store.send({ type: 'status', status: { tick: 1, choices: ['yes'], places: [place('quay', {})] } });
  store.send({ type: 'status', status: { tick: 2, places: [place('square', { south: 'quay' })] } });
  const { choices, places } = store.getSnapshot().context;
  expect(choices).toEqual(['yes']);
  expect(Object.keys(places)).toEqual(['quay', 'square']);
});
