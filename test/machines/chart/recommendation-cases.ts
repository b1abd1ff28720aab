/**
 * What the SCXML recommendation of 1 September 2015 asks of the features that charts have, as tables of our own. Section
 * numbers are the recommendation's. `differs` says where XState, and so the table, does otherwise.
 */
import type { Brief } from './write-chart.ts';

export type Case = {
  readonly section: string;
  readonly title: string;
  readonly differs?: string;
  readonly chart: Brief;
  /** Names of guards that hold. */
  readonly facts?: readonly string[];
  readonly events: readonly string[];
  readonly value: unknown;
  /** Names of all effects, the start's included; timers as `set <state>` and `cancel <state>`. */
  readonly effects: readonly string[];
};

/** Every state tells of its entry and its exit. */
function loud(name: string, brief: Brief): Brief {
  const states = Object.fromEntries(
    Object.entries(brief.states ?? {}).map(([key, child]) => [key, child.history ? child : loud(key, child)]),
  );
  return {
    ...brief,
    entry: [`+${name}`, ...(brief.entry ?? [])],
    exit: [...(brief.exit ?? []), `-${name}`],
    states,
  };
}
const told = (brief: Brief): Brief => {
  const { entry: _, exit: __, ...rest } = loud('root', brief);
  return rest;
};

const TWO_REGIONS: Brief = {
  kind: 'parallel',
  states: { left: { states: { l1: {}, l2: {} } }, right: { states: { r1: {}, r2: {} } } },
};

export const CASES: readonly Case[] = [
  {
    section: '3.3',
    title: 'a compound state enters its initial state, down to an atomic one',
    chart: told({ initial: 'b', states: { a: {}, b: { initial: 'b2', states: { b1: {}, b2: {} } } } }),
    events: [],
    value: { b: 'b2' },
    effects: ['+b', '+b2'],
  },
  {
    section: '3.4',
    title: 'a parallel state enters all its children, in document order',
    chart: told({ states: { both: TWO_REGIONS } }),
    events: [],
    value: { both: { left: 'l1', right: 'r1' } },
    effects: ['+both', '+left', '+l1', '+right', '+r1'],
  },
  {
    section: '3.4',
    title: 'each region takes its own transition for the same event, in document order',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: { states: { l1: { on: { go: { to: 'l2', do: ['left goes'] } } }, l2: {} } },
            right: { states: { r1: { on: { go: { to: 'r2', do: ['right goes'] } } }, r2: {} } },
          },
        },
      },
    },
    events: ['go'],
    value: { both: { left: 'l2', right: 'r2' } },
    effects: ['left goes', 'right goes'],
  },
  {
    section: '3.5',
    title: 'a transition without a target leaves and enters nothing',
    chart: told({ states: { a: { on: { go: { do: ['wave'] } } } } }),
    events: ['go', 'go'],
    value: 'a',
    effects: ['+a', 'wave', 'wave'],
  },
  {
    section: '3.5',
    title: 'an external transition to itself leaves and enters its state',
    chart: told({ states: { a: { on: { go: { to: 'a', do: ['wave'], reenter: true } } } } }),
    events: ['go'],
    value: 'a',
    effects: ['+a', '-a', 'wave', '+a'],
  },
  {
    section: '3.5',
    title: 'an internal transition of a compound state does not leave it',
    chart: told({ states: { a: { on: { go: 'a2' }, states: { a1: {}, a2: {} } } } }),
    events: ['go'],
    value: { a: 'a2' },
    effects: ['+a', '+a1', '-a1', '+a2'],
  },
  {
    section: '3.5',
    title: 'an external transition of a compound state to its child leaves it',
    chart: told({ states: { a: { on: { go: { to: 'a2', reenter: true } }, states: { a1: {}, a2: {} } } } }),
    events: ['go'],
    value: { a: 'a2' },
    effects: ['+a', '+a1', '-a1', '-a', '+a', '+a2'],
  },
  {
    section: '3.5',
    title: 'an atomic state that is its own target is left',
    differs: 'a transition is internal unless it says otherwise, also for atomic states',
    chart: told({ states: { a: { on: { go: { to: 'a', do: ['wave'] } } } } }),
    events: ['go'],
    value: 'a',
    effects: ['+a', 'wave'],
  },
  {
    section: '3.5',
    title: 'several targets are entered at once, in document order whatever theirs',
    chart: told({ on: { go: { to: ['r2', 'l2'] } }, states: { a: {}, both: TWO_REGIONS } }),
    events: ['go'],
    value: { both: { left: 'l2', right: 'r2' } },
    effects: ['+a', '-a', '+both', '+left', '+l2', '+right', '+r2'],
  },
  {
    section: '3.5',
    title: 'a target in one region starts the others',
    chart: told({ on: { go: 'r2' }, states: { a: {}, both: TWO_REGIONS } }),
    events: ['go'],
    value: { both: { left: 'l1', right: 'r2' } },
    effects: ['+a', '-a', '+both', '+left', '+l1', '+right', '+r2'],
  },
  {
    section: '3.7',
    title: 'a final child tells its parent that it is done',
    chart: {
      states: {
        a: {
          onDone: { to: 'b', do: ['done'] },
          states: { a1: { on: { go: 'end' } }, end: { kind: 'final', entry: ['end'] } },
        },
        b: {},
      },
    },
    events: ['go'],
    value: 'b',
    effects: ['end', 'done'],
  },
  {
    section: '3.7',
    title: 'a parallel state is done when all its regions are, and its regions first',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          onDone: { to: 'after', do: ['all done'] },
          states: {
            left: {
              onDone: { do: ['left done'] },
              states: { l1: { on: { go: 'lend' } }, lend: { kind: 'final' } },
            },
            right: {
              onDone: { do: ['right done'] },
              states: { r1: { on: { come: 'rend' } }, rend: { kind: 'final' } },
            },
          },
        },
        after: {},
      },
    },
    events: ['go', 'come'],
    value: 'after',
    effects: ['left done', 'right done', 'all done'],
  },
  {
    section: '3.7',
    title: 'a parallel state within a parallel state is done before it',
    chart: {
      states: {
        outer: {
          kind: 'parallel',
          onDone: { do: ['outer done'] },
          states: {
            inner: {
              kind: 'parallel',
              onDone: { do: ['inner done'] },
              states: {
                left: { states: { l1: { on: { go: 'lend' } }, lend: { kind: 'final' } } },
                right: { states: { r1: { on: { go: 'rend' } }, rend: { kind: 'final' } } },
              },
            },
            beside: { states: { b1: { on: { come: 'bend' } }, bend: { kind: 'final' } } },
          },
        },
      },
    },
    events: ['come', 'go'],
    value: { outer: { inner: { left: 'lend', right: 'rend' }, beside: 'bend' } },
    effects: ['inner done', 'outer done'],
  },
  {
    section: '3.7',
    title: 'a parallel state of final states is done once',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          onDone: { do: ['done'] },
          states: { left: { kind: 'final' }, right: { kind: 'final' } },
        },
      },
    },
    events: [],
    value: { both: { left: {}, right: {} } },
    effects: ['done'],
  },
  {
    section: '3.7',
    title: 'what entry raises is heard before that the parent is done',
    chart: {
      states: {
        a: {
          on: { ping: { do: ['ping'] } },
          onDone: { do: ['done'] },
          states: { a1: { on: { go: 'end' } }, end: { kind: 'final', entry: ['!ping'] } },
        },
      },
    },
    events: ['go'],
    value: { a: 'end' },
    effects: ['ping', 'done'],
  },
  {
    section: '3.7',
    title: 'a final child of the root ends the chart: all states are left, innermost first',
    chart: { ...told({ states: { a: { on: { go: 'end' } }, end: { kind: 'final' } } }), exit: ['-root'] },
    events: ['go'],
    value: 'end',
    effects: ['+a', '-a', '+end', '-end', '-root'],
  },
  {
    section: '3.8, 3.9',
    title: 'exit, transition, entry: children are left before parents and entered after them',
    chart: told({
      states: {
        a: { states: { a1: { states: { a11: { on: { go: { to: 'b11', do: ['on the way'] } } } } } } },
        b: { states: { b1: { states: { b11: {} } } } },
      },
    }),
    events: ['go'],
    value: { b: { b1: 'b11' } },
    effects: ['+a', '+a1', '+a11', '-a11', '-a1', '-a', 'on the way', '+b', '+b1', '+b11'],
  },
  {
    section: '3.9',
    title: 'regions are left in reverse document order',
    chart: told({ on: { go: 'a' }, initial: 'both', states: { both: TWO_REGIONS, a: {} } }),
    events: ['go'],
    value: 'a',
    effects: ['+both', '+left', '+l1', '+right', '+r1', '-r1', '-right', '-l1', '-left', '-both', '+a'],
  },
  {
    section: '3.10',
    title: 'a history state without a memory leads where it says',
    chart: {
      on: { back: 'past' },
      states: { away: {}, a: { states: { a1: {}, a2: {}, past: { history: 'shallow', fallback: 'a2' } } } },
    },
    events: ['back'],
    value: { a: 'a2' },
    effects: [],
  },
  {
    section: '3.10',
    title: 'a history state that says nothing leads to the start of its parent',
    differs: 'the recommendation requires a default; XState takes the initial state',
    chart: {
      on: { back: 'past' },
      states: { away: {}, a: { initial: 'a2', states: { a1: {}, a2: {}, past: { history: 'deep' } } } },
    },
    events: ['back'],
    value: { a: 'a2' },
    effects: [],
  },
  ...(['shallow', 'deep'] as const).map(
    (history): Case => ({
      section: '3.10',
      title: `${history} history leads back to ${history === 'deep' ? 'the atomic states' : 'the child'} left`,
      chart: told({
        initial: 'a',
        on: { leave: 'away', back: 'past' },
        states: {
          a: {
            states: {
              a1: {},
              a2: { on: { deeper: 'a22' }, states: { a21: {}, a22: {} } },
              past: { history, fallback: 'a1' },
            },
            on: { on: 'a2' },
          },
          away: {},
        },
      }),
      events: ['on', 'deeper', 'leave', 'back'],
      value: { a: { a2: history === 'deep' ? 'a22' : 'a21' } },
      effects: [
        ...['+a', '+a1', '-a1', '+a2', '+a21', '-a21', '+a22', '-a22', '-a2', '-a', '+away', '-away'],
        ...['+a', '+a2', history === 'deep' ? '+a22' : '+a21'],
      ],
    }),
  ),
  {
    section: '3.10',
    title: 'deep history of a parallel state leads back to all its regions',
    chart: {
      initial: 'both',
      on: { leave: 'away', back: 'past' },
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: { states: { l1: { on: { go: 'l2' } }, l2: {} } },
            right: { states: { r1: { on: { come: 'r2' } }, r2: {} } },
            past: { history: 'deep', fallback: 'l1' },
          },
        },
        away: {},
      },
    },
    events: ['go', 'come', 'leave', 'back'],
    value: { both: { left: 'l2', right: 'r2' } },
    effects: [],
  },
  {
    section: '3.12.1',
    title: 'an event with a dot is heard by the part before it',
    differs: 'only with a wildcard, `go.*`, and an exact name goes before it',
    chart: {
      states: {
        a: {
          on: {
            go: { do: ['go'] },
            '*': { do: ['*'] },
            'go.*': { do: ['go.*'] },
            'go.out': { do: ['go.out'] },
          },
        },
      },
    },
    events: ['go.on', 'go.out', 'come'],
    value: 'a',
    effects: ['go.*', 'go.out', '*'],
  },
  {
    section: '3.13',
    title: 'of transitions of one state the first in the document whose guard holds goes',
    chart: {
      states: {
        a: { on: { go: [{ to: 'b', if: 'dark' }, { to: 'c', if: 'near' }, 'd'] } },
        b: {},
        c: {},
        d: {},
      },
    },
    facts: ['near'],
    events: ['go'],
    value: 'c',
    effects: [],
  },
  {
    section: '3.13',
    title: 'a descendant goes before its ancestors',
    chart: {
      on: { go: { do: ['root'] } },
      states: { a: { on: { go: { do: ['a'] } }, states: { a1: { on: { go: { do: ['a1'] } } } } } },
    },
    events: ['go'],
    value: { a: 'a1' },
    effects: ['a1'],
  },
  {
    section: '3.13',
    title: 'an ancestor goes when no guard of the descendant holds',
    chart: {
      on: { go: { do: ['root'] } },
      states: { a: { states: { a1: { on: { go: { do: ['a1'], if: 'dark' } } } } } },
    },
    events: ['go'],
    value: { a: 'a1' },
    effects: ['root'],
  },
  {
    section: '3.13',
    title: 'of regions that would leave the same states the first goes',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: { states: { l1: { on: { go: { to: 'x', do: ['left'] } } } } },
            right: { states: { r1: { on: { go: { to: 'y', do: ['right'] } } } } },
          },
        },
        x: {},
        y: {},
      },
    },
    events: ['go'],
    value: 'x',
    effects: ['left'],
  },
  {
    section: '3.13',
    title: 'a region that leaves nothing goes along with one that leaves all',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: { states: { l1: { on: { go: { do: ['left'] } } } } },
            right: { states: { r1: { on: { go: { to: 'y', do: ['right'] } } } } },
          },
        },
        y: {},
      },
    },
    events: ['go'],
    value: 'y',
    effects: ['left', 'right'],
  },
  {
    section: '3.13',
    title: 'a region without an answer hands the event to the parallel state, beside the answer of another',
    differs: 'the parallel state hears of an event only when no region answers it',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          on: { go: { do: ['both'] } },
          states: { left: { states: { l1: { on: { go: { do: ['left'] } } } } }, right: {} },
        },
      },
    },
    events: ['go'],
    value: { both: { left: 'l1', right: {} } },
    effects: ['left'],
  },
  {
    section: '3.13',
    title: 'an event that nobody hears changes nothing',
    chart: told({ states: { a: { on: { go: 'b' } }, b: {} } }),
    events: ['come'],
    value: 'a',
    effects: ['+a'],
  },
  {
    section: '3.13',
    title: 'eventless transitions go until none can, before raised events',
    chart: {
      states: {
        a: { on: { go: { to: 'b', do: ['!ping'] }, ping: { do: ['ping in a'] } } },
        b: { always: { to: 'c', do: ['to c'] }, on: { ping: { do: ['ping in b'] } } },
        c: { always: { to: 'd', do: ['to d'] } },
        d: { on: { ping: { do: ['ping in d'] } } },
      },
    },
    events: ['go'],
    value: 'd',
    effects: ['to c', 'to d', 'ping in d'],
  },
  {
    section: '3.13',
    title: 'eventless transitions of several regions go together, in document order',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: {
              on: { again: 'l1' },
              states: { l1: { always: { to: 'l2', if: 'near', do: ['l'] } }, l2: {} },
            },
            right: { states: { r1: { always: { to: 'r2', if: 'near', do: ['r'] } }, r2: {} } },
          },
        },
      },
    },
    facts: ['near'],
    events: [],
    value: { both: { left: 'l2', right: 'r2' } },
    effects: ['l', 'r'],
  },
  {
    section: '3.13',
    title: 'any event, also one that nobody hears, lets eventless transitions go whose guard holds by now',
    chart: { states: { a: { always: { to: 'b', if: 'after the first event' } }, b: {} } },
    facts: ['after the first event'],
    events: ['unheard of'],
    value: 'b',
    effects: [],
  },
  {
    section: '3.13',
    title: 'an eventless transition that changes nothing is taken again and again',
    differs: 'it is taken once',
    chart: { states: { a: { always: { do: ['wave'] } } } },
    events: ['come'],
    value: 'a',
    effects: ['wave', 'wave'],
  },
  {
    section: '4.2',
    title: 'raised events are heard one after the other, in the order of raising, within the same event',
    chart: {
      states: {
        a: {
          on: {
            go: { do: ['!one', '!two'] },
            one: { do: ['one', '!three'] },
            two: { do: ['two'] },
            three: { do: ['three'] },
          },
        },
      },
    },
    events: ['go'],
    value: 'a',
    effects: ['one', 'two', 'three'],
  },
  {
    section: '5.9.1',
    title: 'In() is asked of the states before the step',
    chart: {
      states: {
        both: {
          kind: 'parallel',
          states: {
            left: { states: { l1: { on: { go: 'l2' } }, l2: {} } },
            right: { states: { r1: { on: { go: { to: 'r2', if: { type: 'in', state: 'l2' } } } }, r2: {} } },
          },
        },
      },
    },
    events: ['go'],
    value: { both: { left: 'l2', right: 'r1' } },
    effects: [],
  },
  {
    section: '6.2',
    title: 'a delayed event is sent on entry after all else and cancelled on exit after all else',
    chart: told({
      states: { a: { after: { 3: { to: 'b', do: ['due'] } }, on: { go: 'b' } }, b: { on: { back: 'a' } } },
    }),
    events: ['go', 'back', 'timer after a#0'],
    value: 'b',
    effects: [
      ...['+a', 'set after a#0', '-a', 'cancel after a#0', '+b', '-b'],
      ...['+a', 'set after a#0', '-a', 'cancel after a#0', 'due', '+b'],
    ],
  },
];
