/**
 * A keeper who talks: keeps to a schedule, notices who comes, answers, and stays with somebody who is speaking to it
 * before it walks on.
 */
import { assign, emit, setup } from 'xstate';
import type { Effect, GuardVocabulary } from '../domain/vocabulary.ts';
import type { EntityId, PlayerId } from '../kernel/ids.ts';

export type KeeperEvent =
  | { readonly type: 'someone came'; readonly player: PlayerId }
  | { readonly type: 'player.talked'; readonly player: PlayerId }
  | { readonly type: 'player.asked'; readonly player: PlayerId; readonly words: readonly string[] }
  | { readonly type: 'player.gave'; readonly player: PlayerId; readonly item: EntityId }
  | { readonly type: 'timer schedule' | 'timer idle' | 'timer step' | 'timer attention' | 'timer forget' };

export type KeeperMemory = {
  readonly keeper: EntityId;
  /** Played seconds between two idle moments, least and most. */
  readonly idleSeconds: readonly [number, number];
  /** Whom it greeted lately, newest last; nobody is greeted twice while remembered. */
  readonly greeted: readonly PlayerId[];
};

/** How a machine reads facts: the guards of the vocabulary, asked for one keeper. */
export type KeeperSenses = { readonly [Guard in keyof GuardVocabulary]: (keeper: EntityId) => boolean };

const GREETED_MAX = 16;
const STEP_SECONDS = 6;
const ATTENTION_SECONDS = 45;
const FORGET_SECONDS = 300;

const timer = (name: string, seconds: number) => ({ type: 'set timer' as const, params: { name, seconds } });
const FORGET_TIMER = timer('forget', FORGET_SECONDS);

export function createKeeperMachine(senses: KeeperSenses) {
  return setup({
    types: {
      context: {} as KeeperMemory,
      events: {} as KeeperEvent,
      emitted: {} as Effect,
      input: {} as Pick<KeeperMemory, 'keeper' | 'idleSeconds'>,
    },
    guards: {
      'has audience': ({ context }) => senses['has audience'](context.keeper),
      'is elsewhere': ({ context }) => senses['is elsewhere'](context.keeper),
      'was not greeted lately': ({ context, event }) =>
        'player' in event && !context.greeted.includes(event.player),
    },
    actions: {
      walk: emit(({ context }) => ({ type: 'act', intent: { verb: 'keeper.walk', actor: context.keeper } })),
      idle: emit(({ context }) => ({ type: 'act', intent: { verb: 'keeper.idle', actor: context.keeper } })),
      greet: emit(({ context, event }) => ({
        type: 'act',
        intent: { verb: 'keeper.greet', actor: context.keeper, player: playerOf(event) },
      })),
      answer: emit(({ context, event }) => ({
        type: 'act',
        intent: {
          verb: 'keeper.answer',
          actor: context.keeper,
          player: playerOf(event),
          words: event.type === 'player.asked' ? event.words : [],
        },
      })),
      thank: emit(({ context, event }) => ({
        type: 'act',
        intent: {
          verb: 'keeper.thank',
          actor: context.keeper,
          player: playerOf(event),
          item: event.type === 'player.gave' ? event.item : context.keeper,
        },
      })),
      'remember greeting': assign({
        greeted: ({ context, event }) =>
          [...context.greeted.filter((player) => player !== playerOf(event)), playerOf(event)].slice(
            -GREETED_MAX,
          ),
      }),
      'forget greetings': assign({ greeted: [] }),
      'set timer': emit((_, { name, seconds }: { name: string; seconds: number }) => ({
        type: 'set timer',
        name,
        secondsMin: seconds,
        secondsMax: seconds,
      })),
      'set schedule timer': emit({ type: 'set schedule timer', name: 'schedule' }),
      'set idle timer': emit(({ context }) => ({
        type: 'set timer',
        name: 'idle',
        secondsMin: context.idleSeconds[0],
        secondsMax: context.idleSeconds[1],
      })),
    },
  }).createMachine({
    id: 'keeper',
    context: ({ input }) => ({ ...input, greeted: [] }),
    initial: 'minding',
    on: {
      'someone came': {
        guard: 'was not greeted lately',
        actions: ['greet', 'remember greeting', FORGET_TIMER],
      },
      'player.talked': { target: '.attending', actions: ['greet', 'remember greeting', FORGET_TIMER] },
      'player.asked': { target: '.attending', actions: 'answer' },
      'player.gave': { target: '.attending', actions: 'thank' },
      'timer forget': { actions: 'forget greetings' },
    },
    states: {
      /** Where the schedule wants it, going about its work. */
      minding: {
        entry: ['set schedule timer', 'set idle timer'],
        on: {
          'timer idle': [
            { guard: 'has audience', actions: ['idle', 'set idle timer'] },
            { actions: 'set idle timer' },
          ],
          'timer schedule': [{ guard: 'is elsewhere', target: 'walking' }, { actions: 'set schedule timer' }],
        },
      },
      walking: {
        entry: timer('step', STEP_SECONDS),
        on: {
          'timer step': [
            { guard: 'is elsewhere', actions: ['walk', timer('step', STEP_SECONDS)] },
            { target: 'minding' },
          ],
        },
      },
      /** Somebody speaks to it. */
      attending: {
        entry: timer('attention', ATTENTION_SECONDS),
        on: {
          'timer attention': [{ guard: 'is elsewhere', target: 'walking' }, { target: 'minding' }],
        },
      },
    },
  });
}

function playerOf(event: KeeperEvent): PlayerId {
  if (!('player' in event)) throw new Error(`${event.type} names no player`);
  return event.player;
}
