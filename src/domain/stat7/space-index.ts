/** Things at their addresses, asked for by region or by nearness. Everything it answers is in a chosen order. */
import { type Address, DIMENSIONS } from './address.ts';
import { distance, WEIGHTS } from './distance.ts';
import { contains, type LineageSpan, matches, type Pattern, type Region, spans } from './region.ts';

/** Whatever has an address; two things never have one id, nor one line. */
export type Placed = { readonly id: string; readonly address: Address };
export type Neighbour<Thing> = { readonly thing: Thing; readonly distance: number };

type Bucketed = 'realm' | 'adjacency' | 'horizon' | 'resonance' | 'velocity' | 'density' | 'generation';
type Value = string | number;

/** Dimensions in which whatever differs at all is at least their weight away. */
const SHARP = ['adjacency', 'realm', 'resonance'] as const;

export class SpaceIndex<Thing extends Placed> {
  readonly #things = new Map<string, Thing>();
  readonly #lines = new Map<string, Thing>();
  readonly #buckets: Readonly<Record<Bucketed, Map<Value, Set<Thing>>>> = {
    realm: new Map(),
    adjacency: new Map(),
    horizon: new Map(),
    resonance: new Map(),
    velocity: new Map(),
    density: new Map(),
    generation: new Map(),
  };

  get size(): number {
    return this.#things.size;
  }

  /** In the place of what had this id before. @throws Error when another thing has this line */
  put(thing: Thing): void {
    this.delete(thing.id);
    const { line } = thing.address.lineage;
    const other = this.#lines.get(line);
    if (other !== undefined) throw new Error(`${thing.id} and ${other.id} are of one line ${line}`);
    this.#things.set(thing.id, thing);
    this.#lines.set(line, thing);
    for (const [name, value] of valuesOf(thing.address)) {
      const bucket = this.#buckets[name].get(value);
      if (bucket === undefined) this.#buckets[name].set(value, new Set([thing]));
      else bucket.add(thing);
    }
  }

  delete(id: string): void {
    const thing = this.#things.get(id);
    if (thing === undefined) return;
    this.#things.delete(id);
    this.#lines.delete(thing.address.lineage.line);
    for (const [name, value] of valuesOf(thing.address)) {
      const bucket = this.#buckets[name].get(value);
      bucket?.delete(thing);
      if (bucket?.size === 0) this.#buckets[name].delete(value);
    }
  }

  /** The thing whose address is or was of this line. */
  ofLine(line: string): Thing | undefined {
    return this.#lines.get(line);
  }

  /** All in the region, sorted by id. Looks through the things of one dimension only, the one that leaves the fewest. */
  find(region: Region): Thing[] {
    let candidates: Iterable<Thing> = this.#things.values();
    let fewest = this.#things.size;
    for (const found of this.#constrained(region)) {
      const size = found.reduce((sum, bucket) => sum + bucket.size, 0);
      if (size >= fewest) continue;
      fewest = size;
      candidates = found.flatMap((bucket) => [...bucket]);
    }
    const inside = [...candidates].filter(({ address }) => contains(region, address));
    return inside.sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  /** Those no further away than `radius`, nearest first, at most `count` of them; equally near ones by id. */
  near(
    address: Address,
    { radius, count }: { readonly radius?: number; readonly count?: number },
    among: (thing: Thing) => boolean = () => true,
  ): Neighbour<Thing>[] {
    const within = (limit: number | undefined): Neighbour<Thing>[] =>
      [...this.#candidates(address, limit)]
        .filter(among)
        .map((thing) => ({ thing, distance: distance(address, thing.address) }))
        .filter((one) => limit === undefined || one.distance <= limit)
        .sort((left, right) => left.distance - right.distance || (left.thing.id < right.thing.id ? -1 : 1));
    // Enough of them in the same realm means that nobody elsewhere is as near.
    const close = WEIGHTS.realm - 1;
    if (count !== undefined && (radius === undefined || radius > close)) {
      const found = within(close);
      if (found.length >= count) return found.slice(0, count);
    }
    return within(radius).slice(0, count);
  }

  /** Nothing that is no further away than `radius` is missing from it. */
  #candidates(address: Address, radius: number | undefined): Iterable<Thing> {
    let fewest: ReadonlySet<Thing> | undefined;
    for (const name of SHARP) {
      if (radius === undefined || radius >= WEIGHTS[name]) continue;
      const bucket = this.#buckets[name].get(address[name]) ?? new Set();
      if (fewest === undefined || bucket.size < fewest.size) fewest = bucket;
    }
    return fewest ?? this.#things.values();
  }

  /** For each dimension that the region names, the buckets that it allows; together they hold all that it can contain. */
  *#constrained(region: Region): Iterable<readonly ReadonlySet<Thing>[]> {
    for (const name of DIMENSIONS) {
      if (name === 'lineage') {
        if (region.lineage !== undefined) yield this.#ofLineage(region.lineage);
      } else if (region[name] !== undefined) {
        const allowed: readonly unknown[] = region[name];
        yield this.#bucketsWhere(name, (value) => allowed.some((one) => allows(one, value)));
      }
    }
  }

  #ofLineage(allowed: readonly LineageSpan[]): ReadonlySet<Thing>[] {
    const lines = allowed.flatMap((one) => ('line' in one ? (this.#lines.get(one.line) ?? []) : []));
    const generations = allowed.filter((one) => 'from' in one);
    const buckets = this.#bucketsWhere('generation', (value) =>
      generations.some((span) => spans(span, value as number)),
    );
    const known = new Set(lines.filter((thing) => !buckets.some((bucket) => bucket.has(thing))));
    return [known, ...buckets];
  }

  #bucketsWhere(name: Bucketed, isAllowed: (value: Value) => boolean): ReadonlySet<Thing>[] {
    const found: ReadonlySet<Thing>[] = [];
    for (const [value, bucket] of this.#buckets[name]) if (isAllowed(value)) found.push(bucket);
    return found;
  }
}

function allows(allowed: unknown, value: Value): boolean {
  if (typeof value === 'number') return spans(allowed as { from: number; to: number }, value);
  return typeof allowed === 'string' ? allowed === value : matches(allowed as Pattern, value);
}

function valuesOf(address: Address): readonly (readonly [Bucketed, Value])[] {
  const { realm, lineage, adjacency, horizon, resonance, velocity, density } = address;
  return [
    ['realm', realm],
    ['adjacency', adjacency],
    ['horizon', horizon],
    ['resonance', resonance],
    ['velocity', velocity],
    ['density', density],
    ['generation', lineage.generation],
  ];
}
