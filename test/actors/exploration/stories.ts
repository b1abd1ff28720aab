/** Small stories with and without a defect, each as changes to the small isle. */
import type { Changes } from './small-isle.ts';

/** The warden sends for a shell. */
const errandFor = (gift: string, schedule: string): Changes => ({
  people: {
    warden: `schedule:
${schedule}
topics:
  - id: errand
    say: Bring me a shell.
    then: [{ start_quest: errand }]
    once: errand_given
gifts:
  - item: shell
    say: Thank you.
${gift}`,
  },
  charts: {
    errand: `quest
initial: wanted
states:
  wanted:
    meta: { uid: wanted }
    on:
      player gave:
        - guard: { type: all, guards: [{ type: thing is, params: { item: shell } }, { type: listener is, params: { keeper: warden } }] }
          target: { state: brought }
          meta: { uid: bring }
  brought:
    type: final
    meta: { uid: brought }
`,
  },
});

const AT_THE_QUAY = '  - { from: "00:00", to: "24:00", location: quay }';
/** With a key of its own to the tower, which nobody else has. */
const AT_NIGHT_ONLY = `  - { from: "22:00", to: "23:00", location: quay }
  - { from: "23:00", to: "22:00", location: tower }
keys: [brass_key]`;

/** Whoever gives the shell before being asked for it has given it away for good. */
export const GIVEN_AWAY = errandFor('', AT_THE_QUAY);
export const GIVEN_ON_REQUEST = errandFor('    if: { flag: errand_given }\n', AT_THE_QUAY);
/** The tower is locked, and the key is gone. */
export const ONLY_AT_NIGHT: Changes = {
  ...errandFor('    if: { flag: errand_given }\n', AT_NIGHT_ONLY),
  items: { brass_key: '' },
};

/** A quest that is there from the first word, and is over in the tower. */
const climbWith = (key: string): Changes => ({
  people: {
    warden: `topics:
  - id: tower
    say: Climb it.
    then: [{ start_quest: climb }]
    once: climb_given
`,
  },
  charts: {
    climb: `quest
initial: below
states:
  below:
    meta: { uid: below }
    on:
      player came:
        - guard: { type: player is at, params: { location: tower } }
          target: { state: above }
          meta: { uid: arrive }
  above:
    type: final
    meta: { uid: above }
`,
  },
  items: { brass_key: key },
});

export const KEY_BEHIND_ITS_DOOR = climbWith('tower');
export const KEY_ON_THE_QUAY = climbWith('quay');
/** Once unlocked it stays so, and a key that is left in the tower can be fetched. */
export const DOOR_WITHOUT_A_TIMER: Changes = {
  ...climbWith('quay'),
  locations: { tower: 'exits: [{ direction: west, to: square, relock: never }]\n' },
};
/** Who has put the key down inside can walk out by the open door as with a latch. */
export const KEY_FOR_BOTH_SIDES: Changes = {
  ...climbWith('quay'),
  locations: { tower: 'exits: [{ direction: west, to: square, requires: { key: brass_key } }]\n' },
};

/** Two ends, of which the better one wants to be earned by so many shells. */
const praiseOf = (standing: string): Changes => ({
  people: {
    warden: `topics:
  - id: praise
    say: Show me.
    then: [{ start_quest: praise }]
    once: praise_given
  - id: help
    say: Thanks.
    then: [{ reputation: { faction: wardens, by: 250 } }]
    once: helped
`,
  },
  charts: {
    praise: `quest
initial: open
states:
  open:
    meta: { uid: open }
    on:
      player talked:
        - guard: { type: standing at least, params: { faction: wardens, standing: ${standing} } }
          target: { state: honoured }
          meta: { uid: honour }
        - target: { state: dismissed }
          meta: { uid: dismiss }
  honoured:
    type: final
    meta: { uid: honoured }
  dismissed:
    type: final
    meta: { uid: dismissed }
`,
  },
});

export const NEVER_REVERED = praiseOf('revered');
export const SOON_LIKED = praiseOf('liked');

/** A hermit whose talk goes round in a circle. */
const talkWith = (farewell: { readonly offered: string; readonly heard: string }): Changes => ({
  people: { hermit: 'chart: hermit\n' },
  charts: {
    hermit: `keeper
initial: alone
ignore: [someone came, player asked, player gave]
states:
  alone:
    meta: { uid: alone }
    on:
      player talked:
        - actions: [{ type: start dialogue, params: { dialogue: riddle } }]
          meta: { uid: begin }
`,
    riddle: `dialogue
initial: asking
states:
  asking:
    meta: { uid: asking }
    entry:
      - { type: offer, params: { choice: again, line: Again. } }
${farewell.offered}
    on:
      chose again:
        - target: { state: musing }
          meta: { uid: again }
${farewell.heard}
  musing:
    meta: { uid: musing }
    entry: [{ type: offer, params: { choice: on, line: Go on. } }]
    on:
      chose on:
        - target: { state: asking }
          meta: { uid: on }
  parted:
    type: final
    meta: { uid: parted }
`,
  },
});

export const CIRCULAR_TALK = talkWith({ offered: '', heard: '' });
export const TALK_WITH_FAREWELL = talkWith({
  offered: '      - { type: offer, params: { choice: bye, line: Bye. } }',
  heard: `      chose bye:
        - target: { state: parted }
          meta: { uid: bye }`,
});

/** Something is to be said to the warden on the square, where its schedule leads it, or not. */
const meetingAt = (schedule: string): Changes => ({
  people: {
    warden: `schedule:
${schedule}
topics:
  - id: meeting
    say: On the square, then.
    then: [{ start_quest: meeting }]
    once: meeting_set
`,
  },
  charts: {
    meeting: `quest
initial: waiting
states:
  waiting:
    meta: { uid: waiting }
    on:
      player talked:
        - guard: { type: keeper is at, params: { keeper: warden, location: square } }
          target: { state: met }
          meta: { uid: meet }
  met:
    type: final
    meta: { uid: met }
`,
  },
});

export const NEVER_THERE = meetingAt(AT_THE_QUAY);
export const THERE_AT_NOON = meetingAt(`  - { from: "00:00", to: "12:00", location: quay }
  - { from: "12:00", to: "24:00", location: square }`);

/** Luck decides between two ends. */
export const TOSS: Changes = {
  people: { warden: GIVEN_AWAY.people?.['warden']?.replaceAll('errand', 'toss') ?? '' },
  charts: {
    toss: `quest
initial: thrown
states:
  thrown:
    meta: { uid: thrown }
    on:
      player read:
        - guard: { type: all, guards: [{ type: thing is, params: { item: shell } }, { type: chance, params: { percent: 5 } }] }
          target: { state: lucky }
          meta: { uid: win }
        - guard: { type: thing is, params: { item: shell } }
          target: { state: unlucky }
          meta: { uid: lose }
  lucky:
    type: final
    meta: { uid: lucky }
  unlucky:
    meta: { uid: unlucky }
    entry: [{ type: fail quest, params: { quest: toss } }]
`,
  },
};

/** What is read on the shell is only to be read at that time. */
const readAt = (guard: string): Changes => ({
  people: {
    warden: `topics:
  - id: runes
    say: Read it.
    then: [{ start_quest: runes }]
    once: runes_given
`,
  },
  charts: {
    runes: `quest
initial: unread
states:
  unread:
    meta: { uid: unread }
    on:
      player read:
        - guard: { type: all, guards: [{ type: thing is, params: { item: shell } }, ${guard}] }
          target: { state: read }
          meta: { uid: read-it }
  read:
    type: final
    meta: { uid: read }
`,
  },
});

export const AT_HIGH_TIDE = readAt('{ type: tide is, params: { tide: high } }');
export const AT_NIGHT = readAt('{ type: time is, params: { phase: night } }');
export const IN_AUTUMN = readAt('{ type: season is, params: { season: autumn } }');

/** The keeper leads the way, a step at a time, for as long as one keeps up. */
export const LED_TO_THE_PIT: Changes = {
  people: { hermit: 'chart: guide\n' },
  charts: {
    guide: `keeper
initial: resting
ignore: [someone came, player asked, player gave]
states:
  resting:
    meta: { uid: resting }
    on:
      player talked:
        - actions: [{ type: start dialogue, params: { dialogue: way } }]
          meta: { uid: begin }
      message go on:
        - target: { state: leading }
          meta: { uid: set-out }
  leading:
    meta: { uid: leading }
    after:
      5s:
        - actions: [{ type: move toward, params: { location: pit } }]
          target: { state: arrived }
          meta: { uid: step }
  arrived:
    meta: { uid: arrived }
    on:
      player talked:
        - actions: [{ type: start quest, params: { quest: led } }]
          meta: { uid: tell }
`,
    way: `dialogue
initial: asking
states:
  asking:
    meta: { uid: asking }
    entry: [{ type: offer, params: { choice: lead me, line: Lead me. } }]
    on:
      chose lead me:
        - target: { state: agreed }
          actions: [{ type: send to keeper, params: { keeper: hermit, message: go on } }]
          meta: { uid: agree }
  agreed:
    type: final
    meta: { uid: agreed }
`,
    led: `quest
initial: there
states:
  there:
    meta: { uid: there }
    always:
      - guard: { type: player is at, params: { location: pit } }
        target: { state: seen }
        meta: { uid: see }
  seen:
    type: final
    meta: { uid: seen }
`,
  },
};

/** Sent to another world and back. */
export const FERRY: Changes = {
  people: {
    warden: `topics:
  - id: pearl
    say: Fetch it.
    then: [{ start_quest: ferry }]
    once: ferry_given
gifts:
  - item: pearl
    if: { flag: ferry_given }
    say: Thank you.
`,
  },
  charts: {
    ferry: `quest
initial: away
states:
  away:
    meta: { uid: away }
    on:
      player gave:
        - guard: { type: thing is, params: { item: pearl } }
          target: { state: back }
          meta: { uid: bring }
  back:
    type: final
    meta: { uid: back }
`,
  },
  locations: {
    pit: `exits:
  - { direction: north, to: quay }
  - { direction: down, to: deep/hall, portal: { name: the well, words: [well] } }
`,
  },
  worlds: {
    deep: {
      'manifest.yaml': `schema: the-seed/world@1
id: deep
name: The Deep
arrival: hall
treasury: 1000
welcome: { faction: wardens, by: 10 }
`,
      'locations/hall.yaml': `id: hall
name: The hall
zone: all
description: A hall.
exits:
  - { direction: up, to: isle/pit, portal: { name: the well, words: [well] } }
`,
      'items/pearl.yaml': `id: pearl
name: pearl
words: [pearl]
description: A pearl.
type: curio
rarity: rare
transferable: true
at: [hall]
`,
    },
  },
};

/** The warden wants to see somebody in the coat out of the locked chest, by the light of the lamp. */
const dressedFor = ({ key, light }: { readonly key: string; readonly light: string }): Changes => ({
  people: {
    warden: `topics:
  - id: parade
    say: Come as you should.
    then: [{ start_quest: parade }]
    once: parade_given
`,
  },
  charts: {
    parade: `quest
initial: wanted
states:
  wanted:
    meta: { uid: wanted }
    on:
      player talked:
        - guard:
            type: all
            guards:
              - { type: item is open, params: { item: chest } }
              - { type: item is lit, params: { item: lamp, location: quay } }
              - { type: item is worn, params: { item: coat } }
          target: { state: passed }
          meta: { uid: pass }
  passed:
    type: final
    meta: { uid: passed }
`,
  },
  items: { brass_key: key },
  // Unlocked, the tower stays so: a key that is left in it can be fetched.
  locations: { tower: 'exits: [{ direction: west, to: square, relock: never }]\n' },
  things: {
    chest: 'fixed: true\ncontainer: { capacity: 10, lid: locked, key: brass_key }\n',
    lamp: `light: ${light}\n`,
    coat: 'wearable: { slot: body }\n',
  },
});

export const DRESSED_AND_LIT = dressedFor({ key: 'square', light: '{}' });
export const CHEST_WITHOUT_A_KEY = dressedFor({ key: '', light: '{}' });
/** Who lights it too early stands in the dark for good. */
export const LAMP_THAT_BURNS_OUT = dressedFor({
  key: 'square',
  light: '{ fuel: { kind: oil, minutes: 60 } }',
});
/** The can is never looked for unless the lamp asks for it. */
export const LAMP_WITH_A_CAN: Changes = {
  ...dressedFor({ key: 'square', light: '{ fuel: { kind: oil, minutes: 0, full: 60 } }' }),
  things: {
    ...dressedFor({ key: 'square', light: '{ fuel: { kind: oil, minutes: 0, full: 60 } }' }).things,
    can: 'refill: { kind: oil, portions: 900, minutes: 60 }\n',
  },
};
