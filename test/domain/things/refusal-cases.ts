/** What can’t be done with things, and what brings each refusal about in the world of things. */
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { BOB } from '../../support/scripted-run.ts';

export type ThingRefusal = {
  readonly code: string;
  /** By Alice, unless Bob is named. */
  readonly first?: readonly string[];
  readonly act: string;
  /** What "it" stands for after this, where that is another thing than before. */
  readonly it?: string;
  /** Whom "him" stands for. */
  readonly him?: PlayerId;
};

const OPENED = ['take tiny key', 'open chest'];
const DARK = ['take lamp', 'take bag', 'down'];

export const THING_REFUSALS: readonly ThingRefusal[] = [
  { code: 'dark/too-dark', first: DARK, act: 'x lamp', it: 'lamp' },
  { code: 'dark/too-dark', first: DARK, act: 'take shelf' },
  { code: 'dark/too-dark', first: DARK, act: 'put bag on shelf' },
  { code: 'dark/too-dark', first: DARK, act: 'read bag' },
  { code: 'dark/too-dark', first: DARK, act: 'open chest' },
  { code: 'dark/too-dark', first: DARK, act: 'eat bread' },
  { code: 'dark/too-dark', first: DARK, act: 'light beacon' },
  { code: 'take/from-somebody', act: 'take shell from bob', it: 'shell', him: BOB },
  { code: 'take/not-holder', act: 'take shell from anvil', it: 'shell' },
  { code: 'take/closed', act: 'take ring from case', it: 'ring' },
  { code: 'take/not-there', first: OPENED, act: 'take shell from chest', it: 'shell' },
  { code: 'take/nothing-in', act: 'take all shells from shelf', it: 'shell' },
  { code: 'take/nothing-in', act: 'empty bag', it: 'bag' },
  { code: 'take/occupied', first: ['sit on stool'], act: 'take stool' },
  { code: 'take/too-heavy', act: 'take anvil', it: 'anvil' },
  { code: 'take/too-heavy', first: ['take stove'], act: 'take kettle', it: 'kettle' },
  { code: 'take/too-bulky', act: 'take mattress', it: 'mattress' },
  { code: 'take/too-bulky', first: ['take stove', 'take bag'], act: 'take sack', it: 'sack' },
  { code: 'give/overloaded', first: ['Bob: take stove', 'take kettle'], act: 'give kettle to bob', him: BOB },
  { code: 'drop/worn', first: ['take coat', 'wear coat'], act: 'drop coat' },
  { code: 'drop/worn', first: ['take coat', 'wear coat'], act: 'give coat to bob', him: BOB },
  { code: 'drop/worn', first: ['take jacket', 'wear jacket'], act: 'put jacket on shelf' },
  { code: 'put/where', first: ['take shell'], act: 'put shell' },
  { code: 'put/not-holder', first: ['take shell'], act: 'put shell on anvil' },
  { code: 'put/closed', first: ['take shell'], act: 'put shell in case' },
  { code: 'put/inside-itself', first: ['take bag'], act: 'put bag in bag' },
  {
    code: 'put/inside-itself',
    first: ['take bag', 'take sack', 'put sack in bag'],
    act: 'put bag in sack',
    it: 'bag',
  },
  { code: 'put/no-room', first: ['take stove'], act: 'put stove on shelf' },
  { code: 'open/lid-open', first: ['open case'], act: 'open case' },
  { code: 'open/lid-locked', act: 'open chest', it: 'chest' },
  { code: 'close/lid-closed', act: 'close case', it: 'case' },
  { code: 'unlock/lid-unlocked', first: OPENED, act: 'unlock chest' },
  { code: 'unlock/no-key', act: 'unlock chest', it: 'chest' },
  { code: 'unlock/wrong-key', first: ['take rope'], act: 'unlock chest with rope', it: 'chest' },
  { code: 'lock/lid-locked', act: 'lock chest', it: 'chest' },
  { code: 'lock/lid-open', first: OPENED, act: 'lock chest' },
  { code: 'lock/no-lock', act: 'lock case', it: 'case' },
  { code: 'look/closed', act: 'look in chest', it: 'chest' },
  { code: 'wear/not-wearable', first: ['take shell'], act: 'wear shell' },
  { code: 'wear/worn', first: ['take coat', 'wear coat'], act: 'wear coat' },
  {
    code: 'wear/in-the-way',
    first: ['take coat', 'take jacket', 'wear coat'],
    act: 'wear jacket',
    it: 'jacket',
  },
  { code: 'remove/not-worn', first: ['take coat'], act: 'remove coat' },
  {
    code: 'remove/covered',
    first: ['take shirt', 'take coat', 'wear shirt', 'wear coat'],
    act: 'remove shirt',
    it: 'shirt',
  },
  { code: 'eat/inedible', act: 'eat anvil', it: 'anvil' },
  { code: 'drink/inedible', act: 'drink bread', it: 'bread' },
  { code: 'drink/nothing-left', first: ['drink barrel'], act: 'drink barrel' },
  { code: 'light/unlightable', act: 'light anvil', it: 'anvil' },
  { code: 'light/lit', first: ['light lamp'], act: 'light lamp' },
  { code: 'light/no-fuel', act: 'light wick', it: 'wick' },
  { code: 'extinguish/out', act: 'extinguish lamp', it: 'lamp' },
  { code: 'extinguish/fixed', first: ['n'], act: 'extinguish beacon', it: 'beacon' },
  { code: 'fill/needs-none', act: 'fill anvil', it: 'anvil' },
  { code: 'fill/no-can', first: ['take lamp', 'n'], act: 'fill lamp' },
  { code: 'fill/wrong-fuel', act: 'fill lamp with flask', it: 'lamp' },
  { code: 'fill/can-empty', act: 'fill lamp with dregs', it: 'lamp' },
  { code: 'fill/full', first: ['fill lamp'], act: 'fill lamp' },
  { code: 'pour/where', act: 'pour can', it: 'can' },
  { code: 'sit/nowhere', first: ['n'], act: 'sit' },
  { code: 'sit/no-seat', act: 'sit on anvil', it: 'anvil' },
  { code: 'sit/seated', first: ['sit on stool'], act: 'sit on stool' },
  { code: 'sit/full', first: ['Bob: sit on stool'], act: 'sit on stool', it: 'stool' },
  { code: 'stand/standing', act: 'stand' },
];
