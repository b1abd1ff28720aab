/** Sees to it that whoever types a line perceives something for it: at once, or by mail where it went by mail. */
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import { compileGrammars, type Grammars, grammarFor, parseCommand } from '../../src/domain/parse-command.ts';
import type { PlayerOutput } from '../../src/domain/percept.ts';
import { splitLine } from '../../src/domain/split-line.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';

/** These may ask somebody of another realm. */
const BY_MAIL: readonly string[] = ['tell', 'reply'];

type Typed = {
  readonly player: PlayerId;
  readonly text: string;
  readonly tick: number;
  /** Where they were when they typed it. */
  readonly from: string;
};

export class AnswerCheck {
  readonly silences: string[] = [];
  readonly #universe: Universe;
  readonly #grammars: Grammars;
  #typed: Typed[] = [];
  #byMail: Typed[] = [];

  constructor(universe: Universe) {
    this.#universe = universe;
    this.#grammars = compileGrammars(universe.spec);
  }

  before(inputs: readonly Input[]): void {
    this.#typed = inputs.flatMap((input) => {
      if (input.kind !== 'player.command') return [];
      const { player, text } = input;
      return [{ player, text, tick: this.#universe.tick + 1, from: this.#where(player) }];
    });
  }

  /** Whether nobody waits for mail any longer. */
  after({ outputs }: TickOutcome): boolean {
    const heard = new Set(outputs.filter(isAnswer).map(({ player }) => player));
    const goodbye = new Set(outputs.filter(({ farewell }) => farewell).map(({ player }) => player));
    const isSilent = ({ player }: Typed) => !heard.has(player) && !goodbye.has(player);
    const { controlTickInterval } = this.#universe.options;
    for (const typed of this.#typed.filter(isSilent)) {
      if (typed.from !== this.#where(typed.player)) continue;
      if (this.#goesByMail(typed)) this.#byMail.push(typed);
      else this.silences.push(`tick ${typed.tick} ${typed.from}: ${JSON.stringify(typed.text)}`);
    }
    this.#byMail = this.#byMail.filter(isSilent).filter((typed) => {
      // To the other realm, and back.
      const isLate = this.#universe.tick > typed.tick + 2 * controlTickInterval;
      if (isLate) this.silences.push(`tick ${typed.tick} by mail: ${JSON.stringify(typed.text)}`);
      return !isLate;
    });
    return this.#byMail.length === 0;
  }

  /** Under way between realms they are nowhere. */
  #where(player: PlayerId): string {
    const realm = this.#universe.realmOf(player);
    return realm?.facts.player(player) === undefined ? 'under way' : realm.setting.realm;
  }

  #goesByMail({ player, text }: Typed): boolean {
    const locale = this.#universe.realmOf(player)?.facts.player(player)?.locale ?? 'en';
    const grammar = grammarFor(this.#grammars, locale);
    return splitLine(grammar, text).some((part) => {
      const parsed = parseCommand(grammar, player, part);
      return parsed.ok && BY_MAIL.includes(parsed.intent.verb);
    });
  }
}

/** What goes on anyway answers nobody, nor does what is perceived of others. */
const isAnswer = ({ percepts }: PlayerOutput): boolean =>
  percepts.some(
    (percept) => percept.kind === 'room' || !(percept.style === 'ambient' || percept.key.endsWith('.other')),
  );
