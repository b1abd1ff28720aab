/** How the quests of the worlds that come along are done, for scripted players; other worlds have none of these. */
import type { WalkthroughStep } from './walkthrough.ts';

const STONE = 'vetrellis/stone_who_counts';
const ARCHON = 'vetrellis/archon';
const TIDE = 'vetrellis/tide_keeper';
const BOSUN = 'meridian/bosun_echo';

const THE_KEY: readonly WalkthroughStep[] = [
  { with: STONE, line: 'ask stone about the light' },
  { with: STONE, line: 'ask stone about the key' },
];

const LIGHT: readonly WalkthroughStep[] = [
  { at: 'vetrellis/harbor', line: 'take lantern' },
  { line: 'light lantern' },
];

export const QUEST_WALKTHROUGHS: readonly (readonly WalkthroughStep[])[] = [
  [
    ...LIGHT,
    ...THE_KEY,
    { with: STONE, line: 'ask stone about the echo' },
    { at: 'vetrellis/tavern', line: 'read tide table' },
    { at: 'vetrellis/northern_cove', line: 'take rocket' },
    { with: TIDE, line: 'give rocket to keeper' },
    { at: 'vetrellis/echo_chamber', line: 'read tally wall' },
    { line: 'answer help me' },
    { line: 'read tally wall' },
    { line: 'answer show red' },
    { with: ARCHON, line: 'talk to archon' },
    { line: 'choose guild' },
    { with: ARCHON, line: 'talk to archon' },
    { line: '1' },
  ],
  [
    ...LIGHT,
    ...THE_KEY,
    { with: STONE, line: 'ask stone about itself' },
    { with: ARCHON, line: 'talk to archon' },
    { line: 'choose book' },
    { line: 'choose who looks' },
    { line: '3' },
    { with: ARCHON, line: 'ask archon about the captain' },
    { with: TIDE, line: 'talk to keeper' },
    { line: 'answer Sometimes, when asked' },
    { line: 'choose verdict' },
    { line: 'choose name' },
    { line: 'choose spike' },
    { with: STONE, line: 'talk to stone' },
    { line: 'answer eleven' },
  ],
  [
    ...LIGHT,
    { at: 'meridian/ballroom', line: 'take clapper' },
    { at: 'meridian/engine_hall', line: 'read gauge' },
    { with: BOSUN, line: 'ask bosun about the stokers' },
    { with: BOSUN, line: 'give clapper to bosun' },
    { with: BOSUN, line: 'talk to bosun' },
    { line: 'choose relieve' },
    { at: 'meridian/engine_hall', waitTicks: 700, line: 'look' },
    { with: BOSUN, line: 'ask bosun about the stokers' },
  ],
  [
    ...THE_KEY,
    { at: 'meridian/bridge', line: 'read slate' },
    { with: ARCHON, line: 'talk to archon' },
    { line: 'choose red' },
    { line: 'choose nobody' },
    { line: 'choose hand' },
    { with: ARCHON, line: 'ask archon about the reply' },
    { at: 'meridian/deck', line: 'look' },
    { with: BOSUN, line: 'ask bosun about the reply' },
    { with: ARCHON, line: 'ask archon about the reply' },
  ],
];
