/**
 * The rules for things on facts of a test's own: what players type is parsed, ruled on and applied by the laws that a realm
 * applies to rulings, and timers of things come due; nothing else happens by itself.
 */
import { breach } from '../../src/domain/conservation.ts';
import type { ItemFact, PlayerFact } from '../../src/domain/entity.ts';
import { Facts } from '../../src/domain/facts.ts';
import { burnDown } from '../../src/domain/flame.ts';
import type { Happening } from '../../src/domain/game-event.ts';
import { realmGenesis } from '../../src/domain/genesis.ts';
import { compileGrammar, parseCommand } from '../../src/domain/parse-command.ts';
import type { Approval, RuleContext, Ruling } from '../../src/domain/rule.ts';
import { mayRemoveItems, RULEBOOK } from '../../src/domain/rulebook.ts';
import type { EntityId, PlayerId } from '../../src/kernel/ids.ts';
import { aPlayer, aRealm, ruleContext } from './some-facts.ts';
import { THING_UNIVERSE } from './thing-world.ts';

const GRAMMAR = compileGrammar(THING_UNIVERSE.lexicon);
const ADA = aPlayer().id;

export class Handling {
  readonly facts = new Facts(aRealm().id);
  tick = 0;
  /** Due ticks of things that burn. */
  readonly #due = new Map<EntityId, number>();

  /** Ada stands on the quay, among all that lies there; others stand beside her. */
  constructor(others: readonly Partial<PlayerFact>[] = []) {
    for (const entity of realmGenesis(this.context, 0)) this.facts.put(entity);
    for (const player of [{}, ...others]) this.facts.put(aPlayer(player));
  }

  get context(): RuleContext {
    return ruleContext({ facts: this.facts, tick: this.tick, universe: THING_UNIVERSE });
  }

  /** How the game rules on that line, of which nothing comes yet. */
  ruling(line: string, actor: PlayerId = ADA): Ruling {
    const parsed = parseCommand(GRAMMAR, actor, line);
    return parsed.ok ? RULEBOOK[parsed.intent.verb](this.context, parsed.intent) : parsed;
  }

  code(line: string, actor: PlayerId = ADA): string | undefined {
    const ruling = this.ruling(line, actor);
    return ruling.ok ? undefined : ruling.code;
  }

  /** @throws on a line that is refused, or whose ruling breaks a law of conservation. */
  act(line: string, actor: PlayerId = ADA): Approval {
    const ruling = this.ruling(line, actor);
    if (!ruling.ok) throw new Error(`${line} is refused: ${ruling.code}`);
    const parsed = parseCommand(GRAMMAR, actor, line);
    this.#apply(line, ruling, parsed.ok && mayRemoveItems(parsed.intent.verb));
    return ruling;
  }

  acts(...lines: readonly string[]): this {
    for (const line of lines) this.act(line);
    return this;
  }

  /** What happens by itself meanwhile. */
  wait(ticks: number): readonly Happening[] {
    const happened: Happening[] = [];
    for (const end = this.tick + ticks; this.tick < end; ) {
      this.tick += 1;
      for (const [id, due] of [...this.#due]) {
        if (due > this.tick) continue;
        this.#due.delete(id);
        const burned = burnDown(this.context, this.item(id));
        this.#apply(`burn ${id}`, burned, false);
        happened.push(...burned.happenings);
      }
    }
    return happened;
  }

  #apply(what: string, { changes, removals, demands, ...rest }: Approval, isConsuming: boolean): void {
    const ruling = { changes, removals, demands, ...rest };
    const broken = breach(this.facts, ruling, { mayRemoveItems: isConsuming });
    if (broken !== undefined) throw new Error(`${what}: ${broken}`);
    for (const change of changes) this.facts.put(change);
    for (const id of removals) this.facts.remove(id);
    for (const demand of demands) {
      if (demand.type === 'set timer') this.#due.set(demand.owner, this.tick + demand.ticks);
      else if (demand.type === 'cancel timer') this.#due.delete(demand.owner);
      else throw new Error(`${what}: nobody here can ${demand.type}`);
    }
  }

  item(id: EntityId): ItemFact {
    const item = this.facts.item(id);
    if (item === undefined) throw new Error(`there is no ${id}`);
    return item;
  }

  /** The one thing of that kind there is. */
  the(spec: string): ItemFact {
    return this.item(`item:isle/${spec}/1` as EntityId);
  }

  has(spec: string): boolean {
    return this.facts.item(`item:isle/${spec}/1` as EntityId) !== undefined;
  }

  place(player: PlayerId, room: string): this {
    this.facts.put({
      ...(this.facts.player(player) as PlayerFact),
      place: `room:${room}` as PlayerFact['place'],
    });
    return this;
  }
}
