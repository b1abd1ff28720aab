/** What a citizen does: makes for a place of theirs, is there, and goes through a gate. */
import { locationOf } from '../../kernel/ids.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { keeperParam } from '../sentence.ts';
import { worldMinutes, worldTimeAt } from '../world-clock.ts';
import type { CitizenFact, Haunt, Haunts } from './citizen.ts';
import { type Citizen, gateOf, isAbroad, needsNow } from './citizen-day.ts';

const changed = ({ keeper }: Citizen, change: Partial<CitizenFact>) => ({
  ...keeper,
  citizen: { ...keeper.citizen, ...change },
});

const reckoned = (context: RuleContext, citizen: Citizen): Pick<CitizenFact, 'needs' | 'reckoned'> => ({
  needs: needsNow(context, citizen),
  reckoned: worldMinutes(context.settings, context.tick),
});

/** Of several places for it, the one of the day. */
export function headFor(context: RuleContext, citizen: Citizen, heading: Haunt): Approval {
  const post = placeFor(context, citizen, heading);
  const { keeper } = citizen;
  if (post === undefined) return approve({});
  if (keeper.citizen.heading === heading && keeper.citizen.post === post) return approve({});
  const here = locationOf(keeper.place);
  const sets = here !== post;
  return approve({
    changes: [
      changed(citizen, { ...reckoned(context, citizen), heading, post, ...(sets ? { doing: 'way' } : {}) }),
    ],
    happenings: sets
      ? [
          {
            type: 'citizen.set-out',
            actor: keeper.id,
            params: { citizen: nameOf(citizen), from: here, to: post, heading },
          },
        ]
      : [],
  });
}

const nameOf = ({ keeper }: Citizen) => keeperParam(keeper.citizen.world, keeper);

function placeFor(context: RuleContext, { keeper, haunts }: Citizen, heading: Haunt): string | undefined {
  const places = placesFor(haunts, heading);
  if (places.length < 2) return places[0];
  const { day } = worldTimeAt(context.settings, context.tick);
  return context.randomAt(keeper.id, `${heading} of the day`, day).pick(places);
}

function placesFor(haunts: Haunts, heading: Haunt): readonly string[] {
  switch (heading) {
    case 'home':
    case 'work':
      return [haunts[heading]];
    case 'table':
    case 'company':
      return haunts[heading];
    case 'gate':
      return haunts.gate === undefined ? [] : [haunts.gate];
  }
}

/** They are where they were going, or as near as they get. */
export function settleIn(context: RuleContext, citizen: Citizen): Approval {
  const { keeper } = citizen;
  const { heading, doing, post } = keeper.citizen;
  const here = locationOf(keeper.place);
  if (doing === heading || here !== post) return approve({});
  return approve({
    changes: [changed(citizen, { ...reckoned(context, citizen), doing: heading })],
    happenings: [
      {
        type: 'citizen.settled',
        actor: keeper.id,
        params: { citizen: nameOf(citizen), place: here, doing: heading },
      },
    ],
  });
}

/** Between the step and the gate's other side; the realm's own timer, not the chart's. */
export const CROSS_TIMER = 'cross';

/** Through the gate, if it is there: they step up to it now, and are gone a moment later. */
export function crossOver(context: RuleContext, citizen: Citizen): Approval {
  const { keeper, haunts } = citizen;
  const gate = gateOf(context, citizen);
  if (gate === undefined || locationOf(keeper.place) !== haunts.gate) return approve({});
  const { day } = worldTimeAt(context.settings, context.tick);
  const { to, exit } = gate;
  const crossing = { to, location: exit.to.location, portal: exit.portal?.name ?? '' };
  return approve({
    changes: [
      changed(citizen, {
        ...reckoned(context, citizen),
        doing: 'way',
        crossing,
        ...(isAbroad(context, citizen) ? {} : { setOut: day }),
      }),
    ],
    demands: [{ type: 'set timer', owner: keeper.id, name: CROSS_TIMER, ticks: 1 }],
  });
}
