/**
 * The live XState actors of one realm, children of its supervisor: starts them, hands them one event at a time, collects
 * what they emit, and tells whose behaviour changed. Knows nothing of rules or facts.
 */
import { type AnyActorRef, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import { compareIds, type EntityId } from '../../kernel/ids.ts';
import { type Behaviour, behaviourOf, snapshotOf } from '../../machines/behaviour.ts';
import type { TableLogic, TableSnapshot } from '../../machines/chart/compile-to-table.ts';

export type ActorMachine = AnyStateMachine | TableLogic;
type Entry = { readonly ref: AnyActorRef; readonly machine: ActorMachine };
type AnySnapshot = AnyMachineSnapshot | TableSnapshot;

/** `failed` means the actor threw: it is stopped, and what it emitted is void. */
export type Reaction<E> =
  | { readonly failed: false; readonly effects: readonly E[]; readonly isDone: boolean }
  | { readonly failed: true; readonly error: unknown };

export class ActorRoster<E extends { type: string }> {
  readonly #entries = new Map<EntityId, Entry>();
  readonly #changed: (id: EntityId) => void;
  readonly #supervisor: AnyActorRef;
  #emitted: E[] = [];
  #acting: EntityId | undefined;
  /** For logic that hands over its effects itself. */
  readonly collect = (effect: unknown): void => {
    this.#emitted.push(effect as E);
  };

  /** `changed` hears of every actor whose behaviour changed, came or went. */
  constructor(supervisor: AnyActorRef, changed: (id: EntityId) => void) {
    this.#supervisor = supervisor;
    this.#changed = changed;
  }

  /** A new actor in its initial state; its entry actions are in the reaction. */
  start(id: EntityId, machine: ActorMachine, input?: unknown): Reaction<E> {
    return this.#begin(id, machine, { input });
  }

  /** An actor in a behaviour it had before; nothing is run again. */
  resume(id: EntityId, machine: ActorMachine, behaviour: Behaviour): void {
    this.#begin(id, machine, { snapshot: snapshotOf(machine, behaviour) });
  }

  /** The same actor on other logic, in a behaviour of that; nothing is run again. */
  replace(id: EntityId, machine: ActorMachine, behaviour: Behaviour): void {
    this.dismiss(id);
    this.resume(id, machine, behaviour);
  }

  #begin(
    id: EntityId,
    machine: ActorMachine,
    from: { readonly input: unknown } | { readonly snapshot: AnySnapshot },
  ): Reaction<E> {
    // Making an actor may run its first actions already.
    this.#acting = id;
    this.#emitted = [];
    const logic = machine as AnyStateMachine;
    const ref: AnyActorRef = createActor(logic, {
      id,
      parent: this.#supervisor,
      input: undefined,
      ...from,
    } as never);
    this.#entries.set(id, { ref, machine });
    this.#changed(id);
    ref.on('*', this.collect);
    ref.start();
    return this.#reaction(ref);
  }

  has(id: EntityId): boolean {
    return this.#entries.has(id);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whose turn it is, or was last: for answering the questions of logic that many actors share. */
  get acting(): EntityId | undefined {
    return this.#acting;
  }

  send(id: EntityId, event: { readonly type: string }): Reaction<E> {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new Error(`no actor ${id}`);
    const before = entry.ref.getSnapshot() as AnySnapshot;
    this.#acting = id;
    this.#emitted = [];
    entry.ref.send(event);
    const after = entry.ref.getSnapshot() as AnySnapshot;
    if (after !== before && (after.context !== before.context || after.value !== before.value))
      this.#changed(id);
    return this.#reaction(entry.ref);
  }

  #reaction(ref: AnyActorRef): Reaction<E> {
    const snapshot = ref.getSnapshot() as { status: string; error?: unknown };
    if (snapshot.status === 'error') return { failed: true, error: snapshot.error };
    return { failed: false, effects: this.#emitted, isDone: snapshot.status === 'done' };
  }

  behaviour(id: EntityId): Behaviour | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : behaviourOf(entry.ref.getSnapshot() as AnySnapshot);
  }

  /** Ends an actor and forgets it. One that failed has stopped by itself. */
  dismiss(id: EntityId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#changed(id);
    this.#supervisor.send({ type: 'DISMISS', actor: entry.ref });
  }

  ids(): EntityId[] {
    return [...this.#entries.keys()].sort(compareIds);
  }
}
