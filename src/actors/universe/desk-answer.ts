/**
 * What a desk of the hub answers to an input: what happened, or that it is refused. Whoever asked finds the answer by the
 * signature that each of these events bears.
 */
import type { Happening } from '../../domain/game-event.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { HubRequest } from '../governance/hub-request.ts';

export type DeskRuling =
  | { readonly ok: true; readonly happenings: readonly Happening[] }
  | { readonly ok: false; readonly code: string; readonly params: Happening['params'] };

export type Answering = {
  readonly cause: CauseId;
  readonly publish: (happening: Happening, cause: CauseId) => unknown;
};

/** False when it was refused, which is an event of the input's family: `game.refused`. */
export function answer(input: HubRequest, ruling: DeskRuling, { cause, publish }: Answering): boolean {
  const signature = signatureOf(input);
  const told = ruling.ok ? ruling.happenings : [refusalOf(input, ruling)];
  for (const { params, ...happening } of told)
    publish({ ...happening, params: { ...params, ...signature } }, cause);
  return ruling.ok;
}

function refusalOf({ kind }: HubRequest, { code, params }: DeskRuling & { readonly ok: false }): Happening {
  return { type: `${kind.slice(0, kind.indexOf('.'))}.refused`, params: { ...params, code } };
}

function signatureOf(input: HubRequest): Happening['params'] {
  return {
    ...('request' in input && input.request !== undefined ? { request: input.request } : {}),
    ...('operator' in input ? { operator: input.operator } : {}),
    ...(input.kind.startsWith('player.') && 'player' in input ? { player: input.player } : {}),
  };
}
