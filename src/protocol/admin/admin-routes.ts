/** Every route under /api/admin. */
import { z } from 'zod';
import { errorSchema } from './admin-error.ts';
import * as view from './admin-view.ts';
import * as command from './operator-command.ts';
import * as policy from './policy-view.ts';
import type { Answer, Route } from './route.ts';

const PAGE_LENGTH_MAX = 500;
const TEXT_LENGTH_MAX = 300;

const text = z.string().min(1).max(TEXT_LENGTH_MAX);
/** Numbers in a query are text. */
const number = (max: number) =>
  z
    .string()
    .regex(/^(?:0|[1-9][0-9]{0,14})$/, 'a whole number')
    .refine((digits) => Number(digits) <= max, `at most ${max}`);
const limit = z
  .string()
  .regex(/^(?:[1-9][0-9]?|[1-4][0-9]{2}|500)$/, `a number from 1 to ${PAGE_LENGTH_MAX}`)
  .default('100')
  .meta({ description: `how many at most, up to ${PAGE_LENGTH_MAX}` });
const after = text.exactOptional().meta({ description: 'the `next` of the page before' });

const error = (description: string): Answer => ({ description, schema: errorSchema });
const ok = (description: string, schema: z.ZodType): Answer => ({ description, schema });
const BARRED = {
  400: error('The request does not have the expected shape.'),
  401: error('There is no token.'),
  403: error('The token is wrong, or there is none and the request comes from another machine.'),
};
const COMMANDED = {
  200: ok('It happened.', command.doneSchema),
  202: ok('It waits for a tick.', command.awaitedSchema),
  ...BARRED,
  404: error('There is no such player, realm or location.'),
  409: error('The universe refuses it as things stand.'),
  413: error('The body is too long.'),
  415: error('The body is no JSON.'),
  503: error('The universe takes nothing in.'),
};
const CLOCKED = {
  200: ok('The clock stands like this now.', view.clockSchema),
  ...BARRED,
  409: error('The clock stands like that already.'),
  413: error('The body is too long.'),
  415: error('The body is no JSON.'),
  503: error('The universe takes nothing in.'),
};

const tag = 'Administration';
const named = z.object({
  name: z.string().min(1).max(200).meta({ description: 'of a player, in any capitals' }),
});
const records = z.object({
  stream: text.exactOptional().meta({ description: '`player:<id>`, `game:<id>`, `realm:<id>` or `hub`' }),
  type: text.exactOptional(),
  correlation: text.exactOptional(),
  asOf: number(1e14).exactOptional().meta({ description: 'as the chronicle was after this tick' }),
  after: number(1e14).exactOptional().meta({ description: 'the `next` of the page before' }),
  limit,
});

const look = (
  id: string,
  path: string,
  {
    summary,
    answer,
    missing,
    ...rest
  }: {
    readonly summary: string;
    readonly answer: z.ZodType;
    readonly missing?: string;
    readonly params?: z.ZodObject;
    readonly query?: z.ZodObject;
  },
): Route => ({
  id,
  method: 'get',
  path: `/api/admin${path}`,
  tag,
  summary,
  ...rest,
  answers: { 200: ok(summary, answer), ...BARRED, ...(missing === undefined ? {} : { 404: error(missing) }) },
});

const order = (id: string, path: string, summary: string, body: z.ZodType, params?: z.ZodObject): Route => ({
  id,
  method: 'post',
  path: `/api/admin${path}`,
  tag: 'Operators',
  summary,
  ...(params === undefined ? {} : { params }),
  body,
  answers: COMMANDED,
});

const policyNamed = z.object({ id: text });
const governing = (id: string, verb: string, summary: string, body: z.ZodType): Route => ({
  ...order(id, `/governance/policies/{id}/${verb}`, summary, body, policyNamed),
  tag: 'Governance',
});

const clock = (id: string, path: string, summary: string, body: z.ZodType): Route => ({
  ...order(id, path, summary, body),
  answers: CLOCKED,
});

export const ADMIN_ROUTES: readonly Route[] = [
  look('getStatus', '/status', { summary: 'How the universe stands', answer: view.statusSchema }),
  look('listEntities', '/entities', {
    summary: 'Records of realms, by realm and id',
    query: z.object({
      realm: text.exactOptional(),
      kind: text
        .exactOptional()
        .meta({ description: '`player`, `keeper`, `item`, `door`, `story` and others' }),
      after,
      limit,
    }),
    answer: view.entityPageSchema,
  }),
  look('getEntity', '/entities/{id}', {
    summary: 'One record, in every realm that has it',
    params: z.object({ id: text }),
    query: z.object({ realm: text.exactOptional() }),
    answer: view.entityAnswerSchema,
    missing: 'No realm has an entity of this id.',
  }),
  look('listRealms', '/realms', { summary: 'All realms', answer: view.realmListSchema }),
  look('getRealm', '/realms/{realm}', {
    summary: 'One realm',
    params: z.object({ realm: text }),
    answer: view.realmSchema,
    missing: 'There is no such realm.',
  }),
  look('listPlayers', '/players', {
    summary: 'Players, by id',
    query: z.object({
      realm: text.exactOptional(),
      present: z.enum(['true', 'false']).exactOptional(),
      after,
      limit,
    }),
    answer: view.playerPageSchema,
  }),
  look('getPlayer', '/players/{name}', {
    summary: 'One player, with all that is known',
    params: named,
    answer: view.playerAnswerSchema,
    missing: 'No player of this name has been here.',
  }),
  look('listBans', '/bans', { summary: 'Who is kept out', answer: view.banListSchema }),
  look('listGames', '/games', { summary: 'All games, also those that left', answer: view.gameListSchema }),
  look('getGame', '/games/{id}', {
    summary: 'One game',
    params: z.object({ id: text }),
    answer: view.gameSchema,
    missing: 'No game of this id is registered.',
  }),
  look('listEvents', '/events', {
    summary: 'Records of the chronicle, oldest first',
    query: records.extend({ kind: z.enum(['input', 'event', 'decision']).exactOptional() }),
    answer: view.recordPageSchema,
  }),
  look('getEvent', '/events/{id}', {
    summary: 'One record of the chronicle',
    params: z.object({ id: text }),
    answer: view.recordSchema,
    missing: 'The chronicle has no record of this id.',
  }),
  look('listDecisions', '/governance/decisions', {
    summary: 'What policies decided, oldest first',
    query: records.extend({
      policy: text.exactOptional(),
      verdict: z.enum(['permit', 'deny', 'mutate']).exactOptional(),
      subject: text.exactOptional().meta({ description: 'who asked, such as `game:tavern`' }),
      action: text.exactOptional().meta({ description: 'what for, such as `shout`' }),
    }),
    answer: view.recordPageSchema,
  }),
  look('listPolicies', '/governance/policies', {
    summary: 'All policies in the order of asking, with what is used up of them',
    answer: policy.policyListSchema,
  }),
  look('getPolicy', '/governance/policies/{id}', {
    summary: 'One policy, and the one that an operator has put in its place',
    params: policyNamed,
    answer: policy.policyListSchema,
    missing: 'There is no policy of this id.',
  }),
  governing(
    'setPolicy',
    'set',
    'Switch a policy off or on, or ask it earlier or later',
    policy.setPolicySchema,
  ),
  governing('writePolicy', 'write', 'Write a policy, or another one in its place', policy.writePolicySchema),
  governing('resetPolicy', 'reset', 'Take back what operators changed of a policy', command.operatorSchema),
  order('kickPlayer', '/players/{name}/kick', 'End a player’s visit', command.reasonedSchema, named),
  order('mutePlayer', '/players/{name}/mute', 'Mute a player for a while', command.muteSchema, named),
  order('messagePlayer', '/players/{name}/message', 'Say a line to one player', command.messageSchema, named),
  order('unmutePlayer', '/players/{name}/unmute', 'Lift a mute', command.operatorSchema, named),
  order('banPlayer', '/players/{name}/ban', 'Keep a player out', command.reasonedSchema, named),
  order('unbanPlayer', '/players/{name}/unban', 'Let a player in again', command.operatorSchema, named),
  order(
    'teleportPlayer',
    '/players/{name}/teleport',
    'Set a player down elsewhere',
    command.teleportSchema,
    named,
  ),
  order('broadcast', '/broadcast', 'Say a line to everybody', command.broadcastSchema),
  clock('pause', '/pause', 'Stop the clock', command.operatorSchema),
  clock('resume', '/resume', 'Let the clock run', command.operatorSchema),
  clock('step', '/step', 'Run some ticks while the clock stands', command.stepSchema),
];
