/** What a keeper is about to say: a line as it is written, or one that the Warbler makes for whoever hears it. */
import { type AcquaintanceFact, acquaintanceOf, remembered } from './acquaintance.ts';
import type { Entity, KeeperFact, PlayerFact } from './entity.ts';
import type { PerceptParam } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { warble } from './warbler.ts';
import type { LineSpec } from './world-spec.ts';

export type Spoken = {
  readonly line: PerceptParam;
  /** The grammar that made it; absent when it was written. */
  readonly grammar?: string;
  /** Knows by now what was said last. */
  readonly acquaintance: AcquaintanceFact;
};

type Listener = {
  readonly keeper: KeeperFact;
  readonly player: PlayerFact;
  readonly acquaintance: AcquaintanceFact;
};

/** Undefined when the grammar has nothing to say to this player that it did not say last. */
export function spokenTo(context: RuleContext, listener: Listener, line: LineSpec): Spoken | undefined {
  const { keeper, player, acquaintance } = listener;
  if (typeof line === 'string') return { line: { text: line }, acquaintance };
  const grammar = context.world.warblers?.[line.warble];
  if (grammar === undefined) return undefined;
  const made = warble(context, grammar, { keeper, player, avoid: [acquaintance.warbled] });
  if (made === undefined) return undefined;
  return {
    line: made.line,
    grammar: grammar.id,
    acquaintance: { ...acquaintance, warbled: made.derivation },
  };
}

/** So many of those who are there are kept from hearing the same line twice. */
const HEARERS_MAX = 16;

export type SpokenToAll = {
  readonly line: PerceptParam;
  readonly changes: readonly Entity[];
  /** What a grammar made it by, and whom it is about; absent when it was written. */
  readonly about?: {
    readonly grammar: string;
    readonly player: PlayerFact;
    readonly acquaintance: AcquaintanceFact;
  };
};

/** For everybody who is there; about one of them, whom the keeper's luck chooses. */
export function spokenToAll(
  context: RuleContext,
  keeper: KeeperFact,
  line: LineSpec,
): SpokenToAll | undefined {
  if (typeof line === 'string') return { line: { text: line }, changes: [] };
  const grammar = context.world.warblers?.[line.warble];
  const present = context.facts.presentIn(keeper.place);
  if (grammar === undefined || present.length === 0) return undefined;
  const player = context.random(keeper.id, 'warbler hearer').pick(present);
  const hearers = [player, ...present.filter(({ id }) => id !== player.id)].slice(0, HEARERS_MAX);
  const known = hearers.map(({ id }) => acquaintanceOf(context, { keeper: keeper.id, player: id }));
  const avoid = known.map(({ warbled }) => warbled);
  const made = warble(context, grammar, { keeper, player, avoid });
  if (made === undefined) return undefined;
  // Only those whom the keeper has in mind already, and the one that the line is about: a crowd is not worth a memory.
  const changes = known
    .filter(({ id, player: hearer }) => hearer === player.id || context.facts.acquaintance(id) !== undefined)
    .map((acquaintance) => remembered(context, { ...acquaintance, warbled: made.derivation }));
  const [acquaintance] = known as [AcquaintanceFact];
  return {
    line: made.line,
    changes: changes.flatMap((memory) => memory.changes),
    about: { grammar: grammar.id, player, acquaintance },
  };
}
