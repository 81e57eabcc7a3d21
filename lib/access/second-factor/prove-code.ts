import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { PeopleStore } from '@/lib/access/people/change-people';
import { changeOwnAccount, ownPerson } from '@/lib/access/people/own-account';
import { countTry, refuseWrong } from '@/lib/access/people/refuse-proof';
import { forgetEvent } from '@/lib/access/rate-limit';
import { codeTries } from './code-tries';
import { takeCode } from './take-code';

/** What stands at the field of a code once too many were wrong. */
export const tooManyCodes = 'Too many wrong codes. Try again in 15 minutes.';

export type WithCode<Result> = { ok: true; result: Result } | { ok: false; problem: string };

/**
 * Does `work` as the person who asks where `code` is a one-time or recovery code of theirs, else answers words for its field. The
 * code is used up in the same transaction. Tries are counted before it is looked at, with those of signing in; wrong ones are in the
 * audit.
 */
export async function withOwnCode<Result>(
  ctx: ActorContext,
  code: string,
  work: (tx: PeopleStore, id: bigint) => Promise<Result>,
): Promise<WithCode<Result>> {
  const person = ownPerson(ctx);
  if (code.trim() === '') return { ok: false, problem: 'A code of your app, or a recovery code.' };
  const { allowed } = await countTry(ctx, person, codeTries, 'code');
  if (!allowed) return { ok: false, problem: tooManyCodes };
  const id = BigInt(person.userId);
  const done = await changeOwnAccount(ctx, async (tx): Promise<WithCode<Result>> => {
    const taken = await takeCode(ctx, tx, id, code.slice(0, 64));
    if (taken === null) {
      await refuseWrong(tx, person, 'code');
      return { ok: false, problem: 'This code is wrong, or was used before.' };
    }
    if (taken === 'recovery')
      await writeAudit(tx, person, { action: 'person.recovery_code_used', subject: `user:${id}` });
    return { ok: true, result: await work(tx, id) };
  });
  if (done.ok) await forgetEvent(ctx, codeTries, person.userId);
  return done;
}
