/** What becomes of an input of the hub before it is opened: policies have their say, and a player whom a game wants moved is asked. */
import type { PolicySpec } from '../../domain/governance/policy.ts';
import type { Input } from '../universe/input.ts';
import type { DeskContext } from '../operators/operator-desk.ts';
import { askConsent, type KnownGames } from '../voyages/ask-consent.ts';
import type { GovernanceDesk } from './governance-desk.ts';
import { isGoverned } from './hub-request.ts';

type Governing = {
  readonly governance: GovernanceDesk;
  readonly policies: readonly PolicySpec[];
  readonly games: KnownGames;
};

/** As policies leave it; undefined when they deny it. */
export function governInput(
  input: Input,
  context: DeskContext,
  { governance, policies, games }: Governing,
): Input | undefined {
  if (!isGoverned(input)) return input;
  const governed = governance.govern(input, { ...context, policies });
  return governed && askConsent(governed.input, { permitted: governed.permitted, games });
}
