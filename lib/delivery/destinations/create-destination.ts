import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { sealHeaders } from '@/lib/delivery/destination-secrets';
import { guardPolicy } from '@/lib/delivery/send-tools';
import { readAccounts } from '@/lib/intake/accounts';
import { settingFacts } from './audited-settings';
import { readSettings } from './read-settings';
import { chooseSecret, storeSecret } from './store-secret';
import type { DestinationInput, Invalid } from './types';

export interface NewDestination extends DestinationInput {
  /** `whsec_…`; blank: one is made. */
  secret: string;
}

export type CreateDestinationResult =
  /** `secret`: the one that was made, to be shown this once; null where it was given. */
  { outcome: 'created'; id: string; secret: string | null } | Invalid;

/** Slugs of all accounts, for filters. */
export async function accountSlugs(ctx: ActorContext): Promise<string[]> {
  return (await readAccounts(ctx, ctx.db.pool)).all.map(({ slug }) => slug);
}

/**
 * Makes a destination, active from the commit on: callbacks applied afterwards are delivered to it, earlier ones are not. It, its
 * secret and the audit rows are there together or not at all.
 */
export async function createDestination(ctx: ActorContext, input: NewDestination): Promise<CreateDestinationResult> {
  assertMay(ctx.actor, 'destinations.manage');
  const policy = guardPolicy(ctx.environment);
  const read = readSettings(input, { policy, accountSlugs: await accountSlugs(ctx), headers: {} });
  const chosen = chooseSecret(input.secret);
  if (read.outcome === 'invalid' || 'problem' in chosen) {
    const problems = read.outcome === 'invalid' ? read.problems : {};
    return { outcome: 'invalid', problems: { ...problems, ...('problem' in chosen && { secret: chosen.problem }) } };
  }
  const { headers, filter, ...columns } = read.settings;
  const now = ctx.clock.now();
  const id = await ctx.db.prisma.$transaction(async (tx) => {
    const { id } = await tx.destination.create({
      data: {
        ...columns,
        // A plain copy: the filter's lists are read-only, which Prisma's JSON input is not.
        filter: JSON.parse(JSON.stringify(filter)),
        source: 'console',
        createdAt: now,
        updatedAt: now,
      },
    });
    if (Object.keys(headers).length > 0) {
      // Sealed for its row, so only once there is one.
      const headersSealed = new Uint8Array(sealHeaders(ctx.vault, id.toString(), headers));
      await tx.destination.update({ where: { id }, data: { headersSealed, updatedAt: now } });
    }
    const after = settingFacts(read.settings);
    await writeAudit(tx, ctx.actor, { action: 'destination.created', subject: `destination:${id}`, after });
    await storeSecret(ctx, tx, id, chosen);
    return id;
  });
  return { outcome: 'created', id: id.toString(), secret: chosen.generated ? chosen.secret : null };
}
