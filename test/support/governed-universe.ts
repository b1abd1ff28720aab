/** Two small worlds under policies of a test's own, with words to be loud in. */
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { load, replaceIn } from '../content/small-universe.ts';

const WORLDS = replaceIn(
  'lexicon/en.yaml',
  '  look: [look, l]\n',
  '  look: [look, l]\n  say: [say]\n  shout: [shout]\n  travel: [travel]\n  quit: [quit]\n',
  replaceIn('lexicon/en.yaml', 'articles:', 'channels: { universe: [universe], realm: [realm] }\narticles:'),
);

/** A file of policies; each is what stands behind `- `. */
export const policyFile = (...policies: readonly string[]): string =>
  ['schema: the-seed/policies@1', 'policies:', ...policies.map((policy) => `  - ${policy}`), ''].join('\n');

export function governedMaking(files: Readonly<Record<string, string>>): UniverseMaking {
  const began = { ...WORLDS, ...files };
  return {
    spec: load(began).universe,
    began,
    options: {
      ...DEFAULT_OPTIONS,
      seed: '42',
      npcs: 0,
      realms: realmsOf(['vetrellis', 'meridian'], 2),
      recheckInterval: 10,
    },
    onFailure: ({ where, error }) => {
      throw new Error(`unexpected defect in ${where}`, { cause: error });
    },
  };
}

export const governed = (...policies: readonly string[]): Universe =>
  Universe.begin(governedMaking({ 'policies/test.yaml': policyFile(...policies) }));
