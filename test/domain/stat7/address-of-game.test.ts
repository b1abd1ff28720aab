import { describe, expect, it } from 'vitest';
import { isSame } from '../../../src/domain/stat7/address.ts';
import {
  addressOfGame,
  EMERGENCE_CONTROL_TICKS,
  horizonOfGame,
} from '../../../src/domain/stat7/address-of-game.ts';
import { formatAddress } from '../../../src/domain/stat7/address-uri.ts';
import { CLUSTER_COUNT } from '../../../src/domain/stat7/line-of.ts';

const GAME = { seed: 'the-seed', game: 'my_awesome_game', realm: 'The Magic Kingdom' };

describe('a game', () => {
  it('[SA8] stands where the seed, its id and what it says of itself put it', () => {
    expect(formatAddress(addressOfGame(GAME))).toBe(
      'stat7://The%20Magic%20Kingdom/0000-c7bbed5d1034189fa3b2/cluster_4/genesis?r=narrative_prime&v=000&d=0000',
    );
    const hints = {
      generation: 1,
      adjacency: 'cluster_5',
      horizon: 'peak',
      resonance: 'narrative_second',
      velocity: 12,
      density: 2,
    } as const;
    expect(formatAddress(addressOfGame({ ...GAME, hints }))).toBe(
      'stat7://The%20Magic%20Kingdom/0001-c7bbed5d1034189fa3b2/cluster_5/peak?r=narrative_second&v=012&d=0002',
    );
  });

  it('[SA8] is the same one whatever becomes of it, and another one in another universe', () => {
    const before = addressOfGame(GAME);
    const later = addressOfGame({ ...GAME, realm: 'sol_9', hints: { horizon: 'decay', generation: 4 } });
    expect(isSame(before, later)).toBe(true);
    expect(isSame(before, addressOfGame({ ...GAME, seed: 'another' }))).toBe(false);
    expect(isSame(before, addressOfGame({ ...GAME, game: 'my_awesome_game2' }))).toBe(false);
  });

  it('[SA8] shares its cluster with the games of its realm, and realms are spread over all clusters', () => {
    const { adjacency } = addressOfGame(GAME);
    expect(addressOfGame({ ...GAME, game: 'another' }).adjacency).toBe(adjacency);
    const clusters = Array.from(
      { length: 200 },
      (_, index) => addressOfGame({ ...GAME, realm: `sol_${index}` }).adjacency,
    );
    expect(new Set(clusters).size).toBe(CLUSTER_COUNT);
  });

  it.each([
    { ...GAME, realm: '' },
    { ...GAME, realm: 'line\nbreak' },
    { ...GAME, hints: { adjacency: 'Cluster 0' } },
    { ...GAME, hints: { resonance: '' } },
    { ...GAME, hints: { velocity: 1_000 } },
    { ...GAME, hints: { density: -1 } },
    { ...GAME, hints: { generation: 0.5 } },
  ])('[SA8] that is nowhere in the space is a defect of ours: %j', (asked) => {
    expect(() => addressOfGame(asked)).toThrow(RangeError);
  });

  it('[SA9] grows, flourishes, fades and ends as its registration does', () => {
    const at = (state: Parameters<typeof horizonOfGame>[0]['state'], controlTicks = 1): string =>
      horizonOfGame({ state, controlTicks });
    expect(at('registered')).toBe('genesis');
    expect(at('active')).toBe('emergence');
    expect(at('active', EMERGENCE_CONTROL_TICKS)).toBe('peak');
    expect(at('lagging')).toBe('decay');
    expect(at('suspended', EMERGENCE_CONTROL_TICKS)).toBe('decay');
    expect(at('left')).toBe('crystallization');
  });
});
