/**
 * The part of a chart that matters for something else: transitions that change what matters, and those that decide whether
 * they can happen. Regions and states without any say in it are left out, and so is everything that is only shown.
 */
import { allStates, ancestorsOf } from '../../content/chart/chart-moves.ts';
import type { ChartAction, ChartGuard, ChartSpec, ChartState } from '../../domain/chart.ts';
import type { Heard, Named } from './chart-parts.ts';
import { namedAction, namedGuards, wantedGuards } from './chart-parts.ts';
import { type ChartSites, type Site, sitesOf } from './chart-sites.ts';
import { type Facet, facetsOfAction, facetsOfGuard, type Owners } from './facets.ts';

/** A chart as it moves somebody: each keeper's on its own, a story's for all. */
export type ChartUnit = {
  readonly chart: ChartSpec;
  readonly owners: Owners;
  readonly sites: ChartSites;
};

export type ChartSlice = {
  readonly unit: ChartUnit;
  readonly needs: ReadonlySet<Facet>;
  readonly heard: readonly Heard[];
  readonly guards: readonly Named[];
  readonly actions: readonly Named[];
  /** Ids of compound states of which it matters what inside them is active. */
  readonly told: ReadonlySet<string>;
  /** Names of timers that lead to something that matters. */
  readonly timers: ReadonlySet<string>;
};

export const unitOf = (chart: ChartSpec, owners: Owners): ChartUnit => ({
  chart,
  owners,
  sites: sitesOf(chart),
});

/** What may change by an action, the chart's own affairs included: `own:` and what it is. */
const changesBy = (action: ChartAction, owners: Owners): readonly Facet[] => {
  switch (action.type) {
    case 'set':
    case 'add':
      return [`own:field ${action.field}`];
    case 'raise':
      return [`own:event ${action.event}`];
    case 'named':
      return [...facetsOfAction(action, owners), ...ownChanges(action)];
  }
};

function ownChanges({ name, params }: Named): readonly Facet[] {
  if (name === 'offer' || name === 'ask' || name === 'withdraw choices') return ['own:talk'];
  if (name === 'set timer' || name === 'schedule' || name === 'cancel timer')
    return [`own:event timer ${params['name']}`];
  if (name === 'set schedule timer') return ['own:event timer schedule'];
  return name === 'set idle timer' ? ['own:event timer idle'] : [];
}

/**
 * `wide`: also whatever can keep something that matters from happening, by happening instead. `narrow`: only what has to
 * be so that it can happen.
 */
export type Width = 'narrow' | 'wide';

export type Slicing = {
  readonly has: (facet: Facet) => boolean;
  readonly width: Width;
  /** All of its states matter. */
  readonly isTarget: boolean;
};

/** Undefined when nothing in it matters. */
export function sliceOf(unit: ChartUnit, slicing: Slicing): ChartSlice | undefined {
  const slicer = new Slicer(unit, slicing);
  if (slicing.isTarget) slicer.tellAll();
  return slicer.slice();
}

class Slicer {
  readonly #unit: ChartUnit;
  readonly #has: (facet: Facet) => boolean;
  readonly #width: Width;
  readonly #needs = new Set<Facet>();
  readonly #told = new Set<string>();
  readonly #chosen = new Set<Site>();
  readonly #guards = new Set<ChartGuard>();

  constructor(unit: ChartUnit, { has, width }: Slicing) {
    this.#unit = unit;
    this.#has = has;
    this.#width = width;
  }

  tellAll(): void {
    for (const state of allStates(this.#unit.chart.root))
      if (state.kind === 'compound') this.#told.add(state.id);
  }

  slice(): ChartSlice | undefined {
    const { sites } = this.#unit.sites;
    for (let before = -1; before !== this.#size(); ) {
      before = this.#size();
      for (const site of sites) if (!this.#chosen.has(site) && this.#matters(site)) this.#choose(site);
    }
    if (this.#chosen.size === 0) return undefined;
    const chosen = [...this.#chosen];
    const events = chosen.flatMap(({ event }) => (event === undefined ? [] : [event]));
    return {
      unit: this.#unit,
      needs: new Set([...this.#needs].filter((facet) => !facet.startsWith('own:'))),
      heard: chosen.flatMap(({ event, transition }) =>
        event === undefined ? [] : [{ event, guards: namedGuards(transition.guard) }],
      ),
      guards: [...this.#guards].flatMap(namedGuards),
      actions: chosen.flatMap(({ actions }) => actions.flatMap(namedAction)),
      told: this.#told,
      timers: new Set(
        events.filter((event) => event.startsWith(TIMER)).map((event) => event.slice(TIMER.length)),
      ),
    };
  }

  #size(): number {
    return this.#chosen.size + this.#needs.size + this.#told.size;
  }

  #matters({ moves, actions }: Site): boolean {
    if ([...moves].some((state) => this.#told.has(state))) return true;
    return actions.some(
      (action) =>
        (this.#width === 'wide' || action.type !== 'named' || !UNDOING.includes(action.name)) &&
        changesBy(action, this.#unit.owners).some((facet) => this.#needs.has(facet) || this.#has(facet)),
    );
  }

  #choose(site: Site): void {
    this.#chosen.add(site);
    const { source, event, isDone } = site;
    this.#tell(source);
    if (isDone) {
      if (source.kind === 'compound') this.#told.add(source.id);
      for (const region of source.states) if (region.kind === 'compound') this.#told.add(region.id);
    }
    const isWide = this.#width === 'wide';
    const { guard } = site.transition;
    for (const asked of isWide ? site.guards : guard === undefined ? [] : [guard]) this.#ask(asked);
    if (event !== undefined) {
      this.#hear(event);
      if (isWide) this.#lookInside(source, event);
    }
    for (const action of site.actions.flatMap(namedAction))
      if (HANDLING.includes(action.name)) this.#needs.add(`item:${action.params['item']}`);
  }

  /** That the state is active matters. */
  #tell(state: ChartState): void {
    for (const around of ancestorsOf(state, this.#unit.sites.parents))
      if (around.kind === 'compound') this.#told.add(around.id);
  }

  #ask(guard: ChartGuard): void {
    if (this.#guards.has(guard)) return;
    this.#guards.add(guard);
    for (const named of this.#width === 'wide' ? namedGuards(guard) : wantedGuards(guard)) {
      for (const facet of facetsOfGuard(named, this.#unit.owners)) this.#needs.add(facet);
      const { field } = named.params;
      if (field !== undefined) this.#needs.add(`own:field ${field}`);
    }
    for (const id of statesAsked(guard)) {
      const state = this.#unit.sites.states.get(id);
      if (state !== undefined) this.#tell(state);
    }
  }

  #hear(event: string): void {
    const { chart, owners } = this.#unit;
    this.#needs.add(`own:event ${event}`);
    if (event.startsWith(CHOSE) || event === ANSWERED) this.#needs.add('own:talk');
    if (event.startsWith(MESSAGE)) this.#needs.add(`message:${event.slice(MESSAGE.length)}`);
    if (CLOCK_EVENTS.includes(event)) this.#needs.add(SKY_FACETS[event] ?? 'phase');
    if (event.startsWith('player ') || event === 'someone came')
      for (const owner of owners) this.#needs.add(`keeper:${owner}`);
    if (chart.vocabulary === 'quest' || chart.vocabulary === 'dialogue') this.#needs.add(`start:${chart.id}`);
  }

  /** A state further in that handles the event keeps it from the one around it. */
  #lookInside(source: ChartState, event: string): void {
    for (const inner of source.states.flatMap(allStates)) {
      for (const { event: other, transitions } of inner.on) {
        if (other !== event) continue;
        this.#tell(inner);
        for (const { guard } of transitions) if (guard !== undefined) this.#ask(guard);
      }
    }
  }
}

const TIMER = 'timer ';
const CHOSE = 'chose ';
const MESSAGE = 'message ';
const ANSWERED = 'player answered';
/** What charts hear of the clock. */
const SKY_FACETS: Readonly<Record<string, string>> = {
  'weather turned': 'weather',
  'tide turned': 'tide',
  'holiday began': 'calendar',
};
export const CLOCK_EVENTS: readonly string[] = [
  'dawn came',
  'day came',
  'dusk came',
  'night came',
  ...Object.keys(SKY_FACETS),
];
/** What changes hands has to be there. */
const HANDLING: readonly string[] = ['give item', 'take item', 'despawn'];

/** What only takes something away. */
const UNDOING: readonly string[] = [
  'clear flag',
  'take item',
  'despawn',
  'lock door',
  'cancel timer',
  'withdraw choices',
];

function statesAsked(guard: ChartGuard): readonly string[] {
  switch (guard.type) {
    case 'in':
      return [guard.state];
    case 'not':
      return statesAsked(guard.guard);
    case 'all':
    case 'any':
      return guard.guards.flatMap(statesAsked);
    case 'named':
      return [];
  }
}
