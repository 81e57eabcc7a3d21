import type { ActorContext } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import type { MaskedField } from '@/lib/providers/masked-fields';

/** Names of an entry at most: a batch of ten thousand lines has a name in each. */
const namesMax = 50;
const reasonLengthMax = 500;

/** What is about to be shown unmasked. */
export interface Reveal {
  /** `callback:204`, `request:…`. */
  subject: string;
  /** What of it: `payload`, `attempt 0192…`. */
  part: string;
  fields: readonly MaskedField[];
  /** Why, in the words of who asks; null: nothing was said. */
  reason: string | null;
}

/**
 * Writes who saw which fields of what unmasked, never their values. Returns once it is committed: whoever shows calls it before, and
 * shows nothing where it throws.
 */
export async function recordReveal(ctx: ActorContext, { subject, part, fields, reason }: Reveal): Promise<void> {
  const names = [...new Set(fields.map(({ path }) => path.replace(/\[\d+\]/g, '[]')))];
  const listed = names.slice(0, namesMax).join(', ');
  await inTransaction(ctx.db.pool, (tx) =>
    recordAudit(tx, ctx.actor, {
      action: 'payload.revealed',
      subject,
      after: {
        part,
        values: fields.length,
        fields: names.length > namesMax ? `${listed} and ${names.length - namesMax} more` : listed,
        ...(reason !== null && reason.trim() !== '' && { reason: reason.trim().slice(0, reasonLengthMax) }),
      },
    }),
  );
}
