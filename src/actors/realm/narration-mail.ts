/** Words from a narrator outside, as they come in: whether one is there at all, what it replies, and what comes too late. */
import type { RealmFact } from '../../domain/entity.ts';
import { answerNarration, fallBack, type NarrationFact, pendingNarration } from '../../domain/narration.ts';
import { approve } from '../../domain/rule.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { NarrationMail } from './mail.ts';
import type { RealmTick } from './realm-tick.ts';

export function openNarrationMail(run: RealmTick, mail: NarrationMail, cause: CauseId): void {
  const realm = run.context.facts.realm();
  if (mail.kind === 'narrator switch') {
    run.settle(realm.id, () => approve({ changes: [switched(realm, mail.on)] }), {
      cause,
      what: 'narrator.switch',
    });
    run.happen({ type: mail.on ? 'narrator.arrived' : 'narrator.left', params: {} }, cause);
    return;
  }
  const { request, text } = mail;
  const pending = pendingNarration(run.context, request);
  if (pending === undefined) {
    run.happen({ type: 'narration.ignored', params: { request } }, cause);
    return;
  }
  run.settle(pending.keeper, () => answerNarration(run.context, pending, text), {
    cause,
    what: 'narration.reply',
  });
}

/** No words came in time. What the keeper was asked for before the narrator left is waited for all the same. */
export function narrationIsLate(run: RealmTick, pending: NarrationFact, cause: CauseId): void {
  run.settle(pending.keeper, () => fallBack(run.context, pending, 'narration/late'), {
    cause,
    what: 'narration.late',
  });
}

function switched({ narrated: _, ...realm }: RealmFact, on: boolean): RealmFact {
  return on ? { ...realm, narrated: true } : realm;
}
