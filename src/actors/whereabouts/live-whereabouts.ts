/** What a running universe answers with when it is asked where somebody is: its own chronicle, as far as it is on disk. */
import { SOURCE_LOCALE } from '../../content/source-layout.ts';
import type { OpenUniverse } from '../universe/open-live-universe.ts';
import { chronicledCitizens } from './chronicled-citizens.ts';
import { type CitizenRegister, registerOfUniverse } from './citizen-register.ts';
import type { WhereMaking } from './where-is.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `texts` are those of the beginning, by locale. */
export function liveWhereabouts({ universe, chronicle }: OpenUniverse, texts: Texts): () => WhereMaking {
  const { options, worlds } = universe;
  const { controlTickInterval, tickMs, realms } = options;
  let register: { readonly of: unknown; readonly is: CitizenRegister } | undefined;
  return () => {
    const { spec, tick } = universe;
    // Content is another object when it was written anew, and only then.
    if (register?.of !== spec) {
      const source = (worlds.texts ?? texts)[SOURCE_LOCALE] ?? {};
      register = { of: spec, is: registerOfUniverse(spec, realms, (key) => source[key] ?? key) };
    }
    // Everything up to a control tick is on disk once it is over; later ticks may be, when somebody was part of them.
    const lastControlTick = tick - (tick % controlTickInterval);
    return {
      register: register.is,
      record: chronicledCitizens(chronicle, Math.max(chronicle.head().tick, lastControlTick)),
      clock: { clock: spec.clock, tickMs },
      controlTickInterval,
    };
  };
}
