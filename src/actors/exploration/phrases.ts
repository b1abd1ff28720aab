/** Finds words for what a player means: lines that the parser and the rules of the game take for exactly that. */
import { parseCommand } from '../../domain/parse-command.ts';
import type { Approval } from '../../domain/rule.ts';
import { RULEBOOK } from '../../domain/rulebook.ts';
import type { Direction, ItemSpec } from '../../domain/world-spec.ts';
import type { PlayedWorld } from './played-world.ts';

/** Undefined when the game refuses the line, or does not understand it. */
export function rulingOn(world: PlayedWorld, line: string): Approval | undefined {
  const parsed = parseCommand(world.grammar, world.player, line);
  if (!parsed.ok) return undefined;
  const { verb } = parsed.intent;
  const ruling = RULEBOOK[verb](world.here.ruleContext(world.tick + 1), parsed.intent);
  return ruling.ok ? ruling : undefined;
}

type Meaning = {
  /** What is meant, the same every time. */
  readonly key: string;
  readonly lines: () => Iterable<string>;
  readonly isMeant: (ruling: Approval) => boolean;
};

export class Phrasebook {
  readonly #world: PlayedWorld;
  /** What was understood last, by what was meant. */
  readonly #known = new Map<string, string>();

  constructor(world: PlayedWorld) {
    this.#world = world;
  }

  /** A line that does it, or undefined when it can't be done here and now. */
  lineFor({ key, lines, isMeant }: Meaning): string | undefined {
    const known = this.#known.get(key);
    if (known !== undefined && this.#does(known, isMeant)) return known;
    for (const line of lines()) {
      if (line === known || !this.#does(line, isMeant)) continue;
      this.#known.set(key, line);
      return line;
    }
    return undefined;
  }

  #does(line: string, isMeant: Meaning['isMeant']): boolean {
    const ruling = rulingOn(this.#world, line);
    return ruling !== undefined && isMeant(ruling);
  }

  verb(name: string): string {
    return this.#world.universe.lexicon.verbs[name]?.[0] ?? name;
  }

  gesture(id: string): string {
    return this.#world.universe.lexicon.socials[id]?.[0] ?? id;
  }

  preposition(meaning: string): string {
    return this.#world.universe.lexicon.prepositions[meaning]?.[0] ?? meaning;
  }

  direction(direction: Direction): string {
    return this.#world.universe.lexicon.directions[direction][0] ?? direction;
  }
}

/** What may be typed for a thing or a person: a word, two, or all of them. */
export function* namesFor(words: readonly string[], id: string): Generator<string> {
  const own = id.split('_');
  const whole = own.every((word) => words.includes(word)) ? [own.join(' ')] : [];
  yield* whole;
  yield* words;
  for (const first of words) for (const second of words) if (first !== second) yield `${first} ${second}`;
  yield words.join(' ');
}

export const namesForItem = ({ words, id }: ItemSpec): Iterable<string> => namesFor(words, id);
