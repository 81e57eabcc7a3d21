import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { accountSettingsSchema } from '@/lib/intake/account-settings';
import { forgetAccounts } from '@/lib/intake/accounts';
import { NotFoundError } from '@/lib/platform/errors';
import { findProvider } from '@/lib/providers/registry';
import { settingFacts } from './audited-settings';
import { readKnobs } from './read-knobs';
import { readName } from './read-name';
import { readSecretFields } from './read-secret-fields';
import { readSlug } from './read-slug';
import { storeSecret } from './store-secret';
import type { Invalid } from './types';

export interface NewAccount {
  provider: string;
  slug: string;
  name: string;
  /** The provider's secret fields as pasted; all empty: the account waits for its first secret. */
  secret: Readonly<Record<string, string>>;
  /** The provider's knobs as a form has them; absent ones keep their defaults. */
  knobs?: Readonly<Record<string, string>>;
}

export type CreateAccountResult = { outcome: 'created'; provider: string; account: string } | Invalid;

/**
 * Makes a further account of a provider, with its first secret where one is given. The account, the secret and both audit rows
 * are there together or not at all. A slug that is taken is `invalid`, also where two people take it at once.
 */
export async function createAccount(ctx: ActorContext, input: NewAccount): Promise<CreateAccountResult> {
  assertMay(ctx.actor, 'accounts.manage');
  const provider = findProvider(input.provider);
  if (!provider) throw new NotFoundError(`There is no provider ${input.provider.slice(0, 40)}.`);
  const slug = readSlug(provider, input.slug);
  const name = readName(input.name);
  const knobs = readKnobs(provider, input.knobs ?? {});
  const hasSecret = Object.values(input.secret).some((text) => text.trim() !== '');
  const secret = hasSecret ? readSecretFields(provider.secretFields, input.secret) : null;
  const problems = {
    ...('problem' in slug && { slug: slug.problem }),
    ...('problem' in name && { name: name.problem }),
    ...(knobs.outcome === 'invalid' && knobs.problems),
    ...(secret?.outcome === 'invalid' && secret.problems),
  };
  if ('problem' in slug || 'problem' in name || knobs.outcome === 'invalid' || secret?.outcome === 'invalid') {
    return { outcome: 'invalid', problems };
  }
  const settings = accountSettingsSchema.parse({ provider: knobs.settings });
  const now = ctx.clock.now();
  const made = await ctx.db.prisma.$transaction(async (tx) => {
    const rows = await tx.account.createManyAndReturn({
      data: {
        provider: provider.id,
        slug: slug.slug,
        name: name.name,
        source: 'console',
        // JSON as it was read: zod's output type is wider than Prisma's input.
        settings: JSON.parse(JSON.stringify(settings)),
        createdAt: now,
        updatedAt: now,
      },
      skipDuplicates: true,
    });
    const [account] = rows;
    if (!account) return false;
    const subject = `account:${account.id}`;
    const facts = { provider: provider.id, slug: slug.slug, ...settingFacts(name.name, settings) };
    await writeAudit(tx, ctx.actor, { action: 'account.created', subject, after: facts });
    if (secret) await storeSecret(ctx, tx, { id: account.id, provider }, secret.fields);
    return true;
  });
  if (!made) {
    const taken = `${provider.label} has an account ${slug.slug} already. Choose another slug.`;
    return { outcome: 'invalid', problems: { slug: taken } };
  }
  forgetAccounts(ctx);
  return { outcome: 'created', provider: provider.id, account: slug.slug };
}
