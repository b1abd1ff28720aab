import { describe, expect, it } from 'vitest';
import { genesisChain, nextChain } from '../../src/kernel/chain.ts';

const genesis = { seed: 's', contentHash: 'c', universe: { realms: ['a'] } };
const link = {
  previous: '0'.repeat(64),
  inputs: '1'.repeat(32),
  events: '2'.repeat(32),
  universe: '3'.repeat(64),
};

describe('the chain', () => {
  it('[KN15] begins with all that decides a run', () => {
    const others = [
      { ...genesis, seed: 't' },
      { ...genesis, contentHash: 'd' },
      { ...genesis, universe: {} },
    ];
    const chains = [genesis, ...others].map(genesisChain);
    expect(new Set(chains).size).toBe(4);
    expect(chains[0]).toMatchInlineSnapshot(
      `"a16df0799cff87f7a5e7efb81b85d8b6a1b8df7f5d63444754fa7d93b451a993"`,
    );
  });

  it('[KN15] goes on with each part of a tick', () => {
    const flipped = Object.entries(link).map(([name, digits]) => ({
      ...link,
      [name]: digits.replace(/.$/, 'f'),
    }));
    const chains = [link, ...flipped].map(nextChain);
    expect(new Set(chains).size).toBe(5);
    expect(chains[0]).toMatchInlineSnapshot(
      `"1bbe6e766ffddbe4cc297cc27025855390c8f7d68d9bc3008844fa50e873dd3c"`,
    );
  });
});
