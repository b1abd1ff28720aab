/** Doors as writers give them: on one side, on both, with a lock or without; and what the other side is. */
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import type { DoorSpec } from '../../src/domain/door-spec.ts';
import { SMALL_UNIVERSE } from './small-universe.ts';

const place = (id: string, more: string) => ({
  [`worlds/vetrellis/locations/${id}.yaml`]: `id: ${id}\nname: A Place\nzone: deep\ndescription: Dark.\n${more}\n`,
});

/** The doors of a cave and a pit, by place and direction. */
function doorsWith(cave: string, pit: string, more = ''): Record<string, DoorSpec | undefined> {
  const loaded = loadContent({
    ...SMALL_UNIVERSE,
    ...place('cave', `exits: [${cave}]`),
    ...place('pit', `${more}exits: [${pit}]`),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  const { locations } = loaded.universe.worlds['vetrellis']!;
  return Object.fromEntries(
    ['cave', 'pit'].flatMap((id) =>
      locations[id]!.exits.map(({ direction, door }) => [`${id}/${direction}`, door]),
    ),
  );
}

const KEY = 'requires: { key: lighthouse_key }';

describe('a door', () => {
  it('[DO8] given on one side is there on both', () => {
    const doors = doorsWith('{ direction: east, to: pit, door: closed }', '{ direction: west, to: cave }');
    expect(doors).toEqual({
      'cave/east': { start: 'closed', beyond: 'west' },
      'pit/west': { start: 'closed', beyond: 'east' },
    });
    const behind = doorsWith('{ direction: east, to: pit }', '{ direction: west, to: cave, door: closed }');
    expect(behind).toEqual(doors);
  });

  it('[DO8] with a lock on one side has a latch on the other, and begins locked unless it is said', () => {
    const back = '{ direction: west, to: cave }';
    expect(doorsWith(`{ direction: east, to: pit, ${KEY} }`, back)).toEqual({
      'cave/east': { start: 'locked', key: 'lighthouse_key', relockSeconds: 120, beyond: 'west' },
      'pit/west': { start: 'locked', key: 'lighthouse_key', latch: true, relockSeconds: 120, beyond: 'east' },
    });
    expect(doorsWith(`{ direction: east, to: pit, door: open, ${KEY} }`, back)).toMatchObject({
      'cave/east': { start: 'open' },
      'pit/west': { start: 'open', latch: true },
    });
  });

  it('[DO8] with a lock on both sides has no latch', () => {
    const doors = doorsWith(
      `{ direction: east, to: pit, ${KEY} }`,
      `{ direction: west, to: cave, door: locked, ${KEY} }`,
    );
    expect(doors['cave/east']).not.toHaveProperty('latch');
    expect(doors['pit/west']).not.toHaveProperty('latch');
  });

  it('[DO8] locks itself after the time that either side names, or never', () => {
    const relock = (cave: string, pit: string) =>
      doorsWith(`{ direction: east, to: pit, ${KEY}${cave} }`, `{ direction: west, to: cave${pit} }`);
    expect(relock(', relock: 30', '')['pit/west']).toMatchObject({ relockSeconds: 30 });
    expect(relock('', ', relock: 45')['cave/east']).toMatchObject({ relockSeconds: 45 });
    expect(relock(', relock: never', '')['cave/east']).not.toHaveProperty('relockSeconds');
  });

  it('[DO8] has the way back for its other side: the opposite one, or the only one', () => {
    expect(doorsWith('{ direction: east, to: pit, door: closed }', '{ direction: up, to: cave }')).toEqual({
      'cave/east': { start: 'closed', beyond: 'up' },
      'pit/up': { start: 'closed', beyond: 'east' },
    });
    const two = doorsWith(
      '{ direction: east, to: pit, door: closed }, { direction: down, to: pit }',
      '{ direction: up, to: cave }',
    );
    expect(two).toEqual({ 'cave/east': { start: 'closed' }, 'cave/down': undefined, 'pit/up': undefined });
  });

  it('[DO8] into a place of one’s own has no other side', () => {
    const doors = doorsWith(
      '{ direction: east, to: pit, door: closed }',
      '{ direction: west, to: cave }',
      'instance: traveller\n',
    );
    expect(doors).toEqual({ 'cave/east': { start: 'closed' }, 'pit/west': undefined });
  });
});
