/** What operators have done in the universe: each command becomes an input, and is answered by the event that it leads to. */
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { z } from 'zod';
import type { PolicyInput } from '../../actors/governance/policy-input.ts';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { OperatorInput } from '../../actors/operators/operator-input.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import { OPERATOR_REFUSALS } from '../../domain/operators/operator-order.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import type {
  messageSchema,
  muteSchema,
  reasonedSchema,
  teleportSchema,
} from '../../protocol/admin/operator-command.ts';
import { foldName, judgeName } from '../../protocol/player-name.ts';
import { answerError } from './admin-access.ts';
import type { Asked, Handler } from './bind-routes.ts';

export type CommandUniverse = Pick<LiveUniverse, 'status' | 'submit' | 'subscribe' | 'playerIdOf'>;

/** Somebody on a journey is reached at a control tick; whoever asked is told then in which tick it was taken up. */
const PATIENCE_MS = 10_000;
/** Refusals that say that something is not there. */
const MISSING: readonly string[] = [
  'operator/unknown-player',
  'operator/unknown-realm',
  'operator/unknown-location',
];

const ANSWERS = /^(?:operator\.|governance\.changed$)/;

/** As the schemas of the routes make them. */
type Reasoned = z.infer<typeof reasonedSchema>;
type Mute = z.infer<typeof muteSchema>;
type Message = z.infer<typeof messageSchema>;
type Teleport = z.infer<typeof teleportSchema>;
type Named = { readonly player: PlayerId; readonly name: string };
type Signed = { readonly request: string; readonly operator: string };

export function adminCommands(universe: CommandUniverse): ReadonlyMap<string, Handler> {
  const give = (input: OperatorInput, response: Response) => carryOut(universe, input, response);
  const toPlayer =
    <Body>(make: (to: Signed & Named, body: Body) => OperatorInput): Handler =>
    (asked, response) => {
      const verdict = judgeName(asked.params['name'] ?? '');
      if (!verdict.ok) {
        answerError(response, 404, 'player/unknown');
        return;
      }
      const { name } = verdict;
      const player = universe.playerIdOf(foldName(name));
      give(make({ ...signed(asked), player, name }, asked.body as Body), response);
    };
  return new Map<string, Handler>([
    [
      'kickPlayer',
      toPlayer<Reasoned>(({ name: _, ...to }, { reason }) => ({
        kind: 'operator.kick',
        ...to,
        reason: told(reason),
      })),
    ],
    [
      'mutePlayer',
      toPlayer<Mute>(({ name: _, ...to }, { reason, seconds }) => ({
        kind: 'operator.mute',
        ...to,
        reason: told(reason),
        seconds,
      })),
    ],
    [
      'messagePlayer',
      toPlayer<Message>(({ name: _, ...to }, { text }) => ({
        kind: 'operator.message',
        ...to,
        text: text.trim(),
      })),
    ],
    ['unmutePlayer', toPlayer(({ name: _, ...to }) => ({ kind: 'operator.unmute', ...to }))],
    [
      'banPlayer',
      toPlayer<Reasoned>((to, { reason }) => ({ kind: 'operator.ban', ...to, reason: told(reason) })),
    ],
    ['unbanPlayer', toPlayer((to) => ({ kind: 'operator.unban', ...to }))],
    [
      'teleportPlayer',
      toPlayer<Teleport>(({ name: _, ...to }, { realm, location }) => ({
        kind: 'operator.teleport',
        ...to,
        realm,
        location,
      })),
    ],
    [
      'broadcast',
      (asked, response) =>
        give(
          { kind: 'operator.broadcast', ...signed(asked), text: String(asked.body['text']).trim() },
          response,
        ),
    ],
  ]);
}

export const signed = ({ body }: Asked): Signed => ({
  request: randomUUID(),
  operator: String(body['operator']).trim(),
});

/** The sentence around it has its own full stop. */
const told = (reason: string): string => reason.trim().replace(/\.$/, '') || reason;

/** Answers with what became of it, by the event that has its `request`. */
export function carryOut(
  universe: CommandUniverse,
  input: OperatorInput | PolicyInput,
  response: Response,
): void {
  const { request } = input;
  const submission = universe.submit(input);
  if (!submission.ok) {
    answerError(
      response,
      503,
      submission.code === 'universe/busy' ? 'universe/busy' : 'universe/not-running',
    );
    return;
  }
  const awaits = () => conclude(202, { awaits: submission.tick, request });
  const conclude = (status: number, body: object): void => {
    clearTimeout(patience);
    unsubscribe();
    if (!response.headersSent) response.status(status).json(body);
  };
  const patience = setTimeout(awaits, PATIENCE_MS);
  const unsubscribe = universe.subscribe(({ record, events }: TickOutcome) => {
    const event = events.find(({ type, params }) => ANSWERS.test(type) && params['request'] === request);
    if (event === undefined) return;
    const { type, id, params } = event;
    if (type !== 'operator.refused') {
      conclude(200, { tick: record.tick, event: id, type });
      return;
    }
    const code = String(params['code']);
    const message = OPERATOR_REFUSALS[code as keyof typeof OPERATOR_REFUSALS] ?? reasonIn(params);
    conclude(MISSING.includes(code) ? 404 : 409, { code, message });
  });
  if (universe.status() === 'paused') awaits();
}

/** Of a policy that denies, and of a change of policies that cannot be. */
function reasonIn({ policy, code, reason }: TickOutcome['events'][number]['params']): string {
  if (code === 'governance/denied') return `The policy ${policy} does not allow it.`;
  return typeof reason === 'string' ? reason : 'The universe refused it.';
}
