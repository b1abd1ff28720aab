/** What is wrong with a reaction, and where it is said to be. */
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { SMALL_UNIVERSE, shortFinding } from './small-universe.ts';

const OWN = 'worlds/vetrellis/reactions/glass.yaml';
const SHARED = 'reactions/glass.yaml';
const TOOK = 'when: { event: player.took }\n';
const EMIT = 'then: [{ emit: { event: glass } }]';

const CASES: readonly (readonly [finding: string, text: string])[] = [
  [`${OWN}:2:16 reaction/event`, `when: { event: take shell }\n${EMIT}`],
  [`${OWN}:2:16 reaction/unknown-event`, `when: { event: player.tok }\n${EMIT}`],
  [`${OWN}:2:16 reaction/unknown-event`, `when: { event: "own:glas" }\n${EMIT}`],
  [`${OWN}:2:16 reaction/unknown-event`, `when: { event: "plyer.*" }\n${EMIT}`],
  [`${OWN}:2:16 reaction/own-step`, `when: { event: reaction.fired }\n${EMIT}`],
  [`${OWN}:2:16 reaction/only-at-hub`, `when: { event: chart.activated }\n${EMIT}`],
  [`${OWN}:2:16 reaction/only-at-hub`, `when: { event: "game.*" }\n${EMIT}`],
  [
    `${SHARED}:3:10 reaction/needs-realm`,
    'when: { event: governance.decided }\nthen: [{ narrate: { text: "Hm." } }]',
  ],
  [`${OWN}:3:46 reaction/path`, `${TOOK}then: [{ emit: { event: glass, with: { what: $-x } } }]`],
  [`${SHARED}:3:10 reaction/needs-realm`, 'when: { event: "game:found" }\nthen: [{ set_realm_flag: glass }]'],
  [`${SHARED}:3:1 reaction/needs-realm`, `when: { event: game.registered }\nif: { time: night }\n${EMIT}`],
  [`${SHARED}:3:10 reaction/needs-world`, `${TOOK}then: [{ spawn: { item: shell, in: cliffs } }]`],
  [`${SHARED}:3:32 reaction/needs-world`, `${TOOK}then: [{ narrate: { text: Oh., in: cliffs } }]`],
  [`${OWN}:3:10 reaction/no-player`, 'when: { event: clock.dawn }\nthen: [{ award_tokens: 3 }]'],
  [`${OWN}:3:1 reaction/no-player`, `when: { event: clock.dawn }\nonce: player\n${EMIT}`],
  [`${OWN}:3:13 condition/no-player`, `when: { event: clock.dawn }\nif: { flag: met_archon }\n${EMIT}`],
  [`${OWN}:3:27 text/unknown-argument`, `${TOOK}then: [{ narrate: { text: "{who}." } }]`],
  [`${OWN}:3:8 schema/one-of`, `${TOOK}then: [{ set_realm_flag: a, clear_realm_flag: b }]`],
  [`${OWN}:3:25 link/unknown-item`, `${TOOK}then: [{ spawn: { item: shll, in: cliffs } }]`],
  [`${OWN}:3:36 link/unknown-location`, `${TOOK}then: [{ spawn: { item: shell, in: clifs } }]`],
  [`${OWN}:3:25 link/unknown-world`, `${TOOK}then: [{ tell: { world: meridan, event: glass } }]`],
  [`${OWN}:3:21 link/unknown-world-event`, `${TOOK}then: [{ end_event: fair }]`],
  [`${OWN}:3:11 schema/delay`, `${TOOK}cooldown: 2 weeks\n${EMIT}`],
];

describe('a reaction', () => {
  it.each(CASES)('[RX16] %s', (finding, text) => {
    const path = finding.slice(0, finding.indexOf(':'));
    const { findings } = loadContent({ ...SMALL_UNIVERSE, [path]: `id: glass\n${text}\n` });
    expect(findings.map(shortFinding)).toEqual([finding]);
  });
});
