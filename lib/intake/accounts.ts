import type { Context } from '@/lib/platform/context';
import { secondMs } from '@/lib/platform/time';
import type { Credential, Provider, ProviderAccount } from '@/lib/providers/contract';
import { defaultAccountSlug, findProvider, providers } from '@/lib/providers/registry';
import { accountSettingsSchema, type DoorSettings } from './account-settings';
import { type Network, parseNetwork } from './allow-list';
import { environmentCredentials } from './credentials';
import { checkEnvironment, environmentAllowList, environmentSettings } from './environment-account';

export const accountSources = ['environment', 'console'] as const;
export type AccountSource = (typeof accountSources)[number];

/** A merchant's account with a provider, ready for the door: settings read, secrets joined. */
export interface Account {
  id: string;
  provider: Provider;
  slug: string;
  name: string;
  source: AccountSource;
  enabled: boolean;
  /** Why it cannot be used as it is stored, in a sentence; null: it can. The door treats it as disabled, so that nothing is lost. */
  problem: string | null;
  door: DoorSettings;
  allowList: readonly Network[];
  /** What `verify`, `parse` and `acknowledge` get. */
  view: ProviderAccount;
}

/** All accounts as of a few seconds ago at most. */
export interface Accounts {
  all: readonly Account[];
  /** Null where the provider has no account of that slug. */
  find(providerId: string, slug: string): Account | null;
  byId(id: string): Account | null;
}

/** A change made by another process is seen this much later at most; one of this process at once (`forgetAccounts`). */
const freshMs = 3 * secondMs;
/** The door does not wait longer for a newer reading while it has an older one. */
const refreshWaitMsMax = 300;

interface AccountRow {
  id: string;
  provider: string;
  slug: string;
  name: string;
  source: AccountSource;
  enabled: boolean;
  settings: unknown;
}

interface Cache {
  accounts: Accounts | null;
  readAtMs: number;
  reading: Promise<Accounts> | null;
}

const caches = new WeakMap<Context['db'], Cache>();

function cacheOf(ctx: Context): Cache {
  const known = caches.get(ctx.db);
  if (known) return known;
  const made: Cache = { accounts: null, readAtMs: 0, reading: null };
  caches.set(ctx.db, made);
  return made;
}

/** Where an account's live secrets come from, one entry a source; all are accepted. */
const credentialSources: readonly ((ctx: Context, provider: Provider, row: AccountRow) => readonly Credential[])[] = [
  (ctx, provider, row) => (row.source === 'environment' ? environmentCredentials(provider, ctx.environment.list) : []),
];

function readAccount(ctx: Context, provider: Provider, row: AccountRow): Account {
  const stored = accountSettingsSchema.safeParse(row.settings);
  const settings = stored.success ? stored.data : accountSettingsSchema.parse({});
  const door =
    row.source === 'environment'
      ? { ...settings.door, allowList: [...settings.door.allowList, ...environmentAllowList(ctx, provider)] }
      : settings.door;
  const own = provider.settings.safeParse(
    row.source === 'environment' ? { ...settings.provider, ...environmentSettings(ctx, provider) } : settings.provider,
  );
  return {
    id: row.id,
    provider,
    slug: row.slug,
    name: row.name,
    source: row.source,
    enabled: row.enabled,
    problem: stored.success && own.success ? null : 'Its stored settings cannot be read. Save them again.',
    door,
    allowList: door.allowList.map(parseNetwork).filter((network) => network !== null),
    view: {
      slug: row.slug,
      credentials: credentialSources.flatMap((source) => source(ctx, provider, row)),
      settings: own.success ? own.data : provider.settings.parse({}),
    },
  };
}

function keyOf(providerId: string, slug: string): string {
  return `${providerId}/${slug}`;
}

async function readAccounts(ctx: Context): Promise<Accounts> {
  const { rows } = await ctx.db.door.query<AccountRow>(
    'select id, provider, slug, name, source, enabled, settings from accounts order by provider, slug',
  );
  const all = rows.flatMap((row) => {
    const provider = findProvider(row.provider);
    return provider ? [readAccount(ctx, provider, row)] : [];
  });
  const bySlug = new Map(all.map((account) => [keyOf(account.provider.id, account.slug), account]));
  const byId = new Map(all.map((account) => [account.id, account]));
  return {
    all,
    find: (providerId, slug) => bySlug.get(keyOf(providerId, slug)) ?? null,
    byId: (id) => byId.get(id) ?? null,
  };
}

/** One reading at a time, shared by everybody who waits for it. */
function refresh(ctx: Context, cache: Cache): Promise<Accounts> {
  cache.reading ??= readAccounts(ctx)
    .then((accounts) => {
      cache.accounts = accounts;
      return accounts;
    })
    .finally(() => {
      // A failed reading counts too: an absent database is asked every few seconds, not by every request.
      cache.readAtMs = performance.now();
      cache.reading = null;
    });
  return cache.reading;
}

function within<T>(promise: Promise<T>, waitMs: number, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), waitMs);
    promise.then(resolve, () => resolve(otherwise)).finally(() => clearTimeout(timer));
  });
}

/**
 * Every account, from a cache that is a few seconds old at most. While the database is away an older reading is answered
 * (nothing can be stored then anyway); throws what the database said where there is none yet.
 */
export async function loadAccounts(ctx: Context): Promise<Accounts> {
  const cache = cacheOf(ctx);
  if (!cache.accounts) return refresh(ctx, cache);
  if (performance.now() - cache.readAtMs < freshMs) return cache.accounts;
  return within(refresh(ctx, cache), refreshWaitMsMax, cache.accounts);
}

/** Makes the next `loadAccounts` of this process read again; call it after every change of an account. */
export function forgetAccounts(ctx: Context): void {
  caches.delete(ctx.db);
}

/**
 * Gives every registered provider its default account, with secrets from the environment; changes nothing that is there.
 * Safe from any number of processes. Throws `StartUpError` naming the variable that cannot be used.
 */
export async function ensureAccounts(ctx: Context): Promise<void> {
  for (const provider of providers) checkEnvironment(ctx, provider);
  await ctx.db.pool.query(
    `insert into accounts (provider, slug, name, source)
     select provider, $2, name, 'environment' from unnest($1::text[], $3::text[]) as registered (provider, name)
     on conflict (provider, slug) do nothing`,
    [providers.map(({ id }) => id), defaultAccountSlug, providers.map(({ label }) => label)],
  );
  forgetAccounts(ctx);
}
