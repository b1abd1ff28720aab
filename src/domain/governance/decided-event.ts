/** What is recorded of policies: each decision that was more than letting something pass. */

import type { CauseId } from '../../kernel/ids.ts';
import type { Happening } from '../game-event.ts';
import type { Decision } from './judge-request.ts';
import type { PolicyRequest } from './policy-request.ts';

/** `correlation` is the input by which all of it began. */
export function decidedEvents(
  { subject, action }: PolicyRequest,
  decisions: readonly Decision[],
  correlation: CauseId,
): readonly Happening[] {
  return decisions.map(({ policy, verdict, reason, count }) => ({
    type: 'governance.decided',
    params: {
      policy,
      verdict,
      subject,
      action,
      correlation,
      count,
      ...(reason === undefined ? {} : { reason: { text: reason } }),
    },
  }));
}
