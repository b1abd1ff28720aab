/**
 * What a player believes to be true of themselves, from nothing but the sentences they were shown: the room, the
 * belongings, the purse, and what changed hands with whom.
 */
import pluralize from 'pluralize';
import type { Prose } from '../../src/protocol/prose.ts';

export type Transfer = { readonly item: string } | { readonly tokens: number };

export type Belief = {
  room: string;
  /** Set from the moment a journey began until its end was shown. */
  isTravelling: boolean;
  /** Sorted names without articles. */
  items: string[];
  tokens: number;
  /** In the order they were shown, by the name of the other player. */
  readonly given: Map<string, Transfer[]>;
  readonly received: Map<string, Transfer[]>;
};

export function newBelief(known: { room: string; items: readonly string[]; tokens: number }): Belief {
  return {
    room: known.room,
    isTravelling: false,
    items: [...known.items].sort(),
    tokens: known.tokens,
    given: new Map(),
    received: new Map(),
  };
}

/** @throws when an inventory is not what the sentences before it led to expect */
export function learn(belief: Belief, prose: Prose): void {
  if (prose.style === 'room') {
    belief.room = prose.lines[0]!;
    belief.isTravelling = false;
    return;
  }
  if (prose.style === 'speech' || prose.style === 'emote') return;
  for (const line of prose.lines) {
    const inventory = readInventory(line);
    if (inventory !== undefined) {
      const [told, believed] = [JSON.stringify(inventory), JSON.stringify(pick(belief))];
      if (told !== believed) throw new Error(`told ${told}, believed ${believed}`);
      continue;
    }
    for (const [pattern, take] of SENTENCES) {
      const parts = pattern.exec(line);
      if (parts !== null) take(belief, parts);
    }
  }
}

function pick({ items, tokens }: { items: readonly string[]; tokens: number }) {
  return { items: [...items].sort(), tokens };
}

/** What an inventory sentence says; undefined for any other sentence. */
export function readInventory(line: string): { items: string[]; tokens: number } | undefined {
  const parts = /^(?:Your hands are empty|You carry (.+)), and your purse holds (\w+)/.exec(line);
  if (parts === null) return undefined;
  const items = (parts[1]?.split(/, and |, | and /) ?? []).flatMap((name) => {
    const [, amount = '', kind = ''] = new RegExp(`^(${SMALL.slice(2).join('|')}) (.+)$`).exec(name) ?? [];
    return kind === '' ? [bare(name)] : Array<string>(numberOf(amount)).fill(singular(kind));
  });
  return { items: items.sort(), tokens: numberOf(parts[2]!) };
}

/** "pieces of red glass" are each a piece of red glass. */
function singular(kind: string): string {
  const [head = '', ...rest] = bare(kind).split(' of ');
  return [pluralize.singular(head), ...rest].join(' of ');
}

export function bare(name: string): string {
  return name.replace(/^(?:the|an|a) /i, '').toLowerCase();
}

export function without(items: readonly string[], item: string): string[] {
  const at = items.indexOf(item);
  return at === -1 ? [...items] : items.toSpliced(at, 1);
}

type Sentence = readonly [pattern: RegExp, take: (belief: Belief, parts: RegExpExecArray) => void];

const gain = (belief: Belief, name: string): void => {
  belief.items = [...belief.items, bare(name)].sort();
};
const lose = (belief: Belief, name: string): void => {
  belief.items = without(belief.items, bare(name));
};
const note = (transfers: Map<string, Transfer[]>, other: string, transfer: Transfer): void => {
  transfers.set(other, [...(transfers.get(other) ?? []), transfer]);
};
const SMALL = 'nothing one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Small numbers are told in words. */
const numberOf = (word: string): number => {
  const small = SMALL.indexOf(word.toLowerCase());
  const amount = small === -1 ? Number(word) : small;
  if (Number.isNaN(amount)) throw new Error(`"${word}" is no number`);
  return amount;
};

const setOut = (belief: Belief): void => {
  belief.isTravelling = true;
};
const earn = (belief: Belief, [, amount]: RegExpExecArray): void => {
  belief.tokens += numberOf(amount!);
};

const SENTENCES: readonly Sentence[] = [
  [/^You set out for /, setOut],
  [/^You take (.+)\.$/, (belief, [, item]) => gain(belief, item!)],
  [/^You put (.+) down\.$/, (belief, [, item]) => lose(belief, item!)],
  [/^(.+) belongs to the realm you are leaving\./, (belief, [, item]) => lose(belief, item!)],
  [
    /^You give (.+) to (\w+)\.$/,
    (belief, [, item, other]) => {
      lose(belief, item!);
      note(belief.given, other!, { item: bare(item!) });
    },
  ],
  [
    /^(\w+) gives you (.+)\.$/,
    (belief, [, other, item]) => {
      gain(belief, item!);
      note(belief.received, other!, { item: bare(item!) });
    },
  ],
  [
    /^You count out (\w+) tokens? for (\w+)\.$/,
    (belief, [, amount, other]) => {
      belief.tokens -= numberOf(amount!);
      note(belief.given, other!, { tokens: numberOf(amount!) });
    },
  ],
  [
    /^(\w+) counts (\w+) tokens? into your hand\.$/,
    (belief, [, other, amount]) => {
      belief.tokens += numberOf(amount!);
      note(belief.received, other!, { tokens: numberOf(amount!) });
    },
  ],
  [/^(\w+) (?:token finds its|tokens find their) way into your purse\.$/, earn],
  [/The discovery is worth (\w+) tokens?\.$/, earn],
];
