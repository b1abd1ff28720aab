/** A realm that is explored: the real one, with its luck in hand and without hashes, which nobody asks for. */
import type { RuleContext } from '../../domain/rule.ts';
import type { EntityId } from '../../kernel/ids.ts';
import { type RealmSetting, RealmState } from '../realm/realm-state.ts';
import { CHANCE_PURPOSE, type Luck } from './luck.ts';

export class ExploredRealm extends RealmState {
  readonly #luck: Luck;
  #natural: RuleContext | undefined;
  #guided: RuleContext | undefined;

  constructor(setting: RealmSetting, luck: Luck) {
    super(setting);
    this.#luck = luck;
  }

  override ruleContext(tick: number): RuleContext {
    const natural = super.ruleContext(tick);
    if (natural === this.#natural && this.#guided !== undefined) return this.#guided;
    this.#natural = natural;
    this.#guided = {
      ...natural,
      random: (entity, purpose) =>
        this.#luck.streamFor(entity, purpose, () => natural.random(entity, purpose)),
    };
    return this.#guided;
  }

  /** What the seed has an actor throw in that tick, from 0 to 99. */
  throwOf(entity: EntityId, tick: number): number {
    return super.ruleContext(this.tick).randomAt(entity, CHANCE_PURPOSE, tick).below(100);
  }

  /** Leaves the ids of what changed where they are, for whoever keeps situations. */
  override refreshHash(): void {}
}
