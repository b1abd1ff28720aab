/** A chart with memory, timers and regions, for scenarios and lines. */
export const LAMP_WITH_MOTHS = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: keeper
meta: { uid: lamp }
context:
  visits: { type: integer, default: 0 }
  lit: { type: boolean, default: false }
  mood: { type: text, default: calm }
initial: dark
ignore: [player talked, player asked, player gave]
states:
  dark:
    meta: { uid: dark }
    on:
      someone came:
        - guard: { type: any, guards: [{ type: time is, params: { phase: night } }, { type: has audience }] }
          target: { state: bright }
          actions: [{ type: greet }, { type: raise, params: { event: lights on } }]
          meta: { uid: light-up }
        - actions: [{ type: add, params: { field: visits, by: 1 } }]
          meta: { uid: count }
  bright:
    type: parallel
    meta: { uid: bright }
    states:
      wick:
        meta: { uid: wick }
        initial: steady
        states:
          steady:
            meta: { uid: steady }
            on:
              lights on:
                - actions: [{ type: set timer, params: { name: flicker, seconds: 5, up_to: 9 } }, { type: set idle timer }]
                  meta: { uid: shine }
              timer flicker:
                - target: { state: dim }
                  meta: { uid: flick }
              timer idle:
                - actions: [{ type: set, params: { field: lit, value: true } }]
                  meta: { uid: idle }
          dim:
            meta: { uid: dim }
      moths:
        meta: { uid: moths }
        initial: away
        states:
          away:
            meta: { uid: away }
            after:
              30s:
                - target: { state: near }
                  meta: { uid: come }
          near:
            meta: { uid: near }
`;
