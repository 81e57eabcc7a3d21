import type { ActorContext } from '@/lib/access/actor';
import type { PeopleStore } from '@/lib/access/people/change-people';
import { proveOwner } from '@/lib/access/people/own-account';
import { withOwnCode } from './prove-code';

/** What became of a change of one's own second factor. */
export type SecondFactorResult =
  | { outcome: 'done' }
  /** Recovery codes, in this answer and nowhere else. */
  | { outcome: 'codes'; codes: readonly string[] }
  /** Words by field: password, code. */
  | { outcome: 'invalid'; problems: Readonly<Record<string, string>> };

/** Pure: the words for one field. */
export const invalid = (field: 'password' | 'code', problem: string): SecondFactorResult => ({
  outcome: 'invalid',
  problems: { [field]: problem },
});

/** Proven by the password or a recent sign-in, and by a one-time or recovery code: what changes a second factor that is on. */
export interface FullProof {
  password: string;
  code: string;
}

/** Does `work` for whoever proves by both that the second factor is theirs, in the transaction that uses the code up. */
export async function withFullProof(
  ctx: ActorContext,
  { password, code }: FullProof,
  work: (tx: PeopleStore, id: bigint) => Promise<SecondFactorResult>,
): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, password);
  if (!proof.ok) return invalid('password', proof.problem);
  if (!proof.user.totpConfirmedAt) return invalid('code', 'There is no second factor. Set one up first.');
  const proven = await withOwnCode(ctx, code, work);
  return proven.ok ? proven.result : invalid('code', proven.problem);
}
