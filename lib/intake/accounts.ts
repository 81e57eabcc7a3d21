import type { Context } from '@/lib/platform/context';
import { nudge, onNudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import type { Provider, ProviderAccount } from '@/lib/providers/contract';
import { defaultAccountSlug, findProvider, providers } from '@/lib/providers/registry';
import { accountSettingsSchema, type DoorSettings } from './account-settings';
import { environmentSecrets, type LiveSecret, type SecretRow, storedSecrets } from './accounts/live-secrets';
import { type Network, parseNetwork } from './allow-list';
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
  updatedAt: Date;
  /** Why it cannot be used as it is stored, in a sentence; null: it can. The door refuses and keeps what comes, so that nothing is lost. */
  problem: string | null;
  door: DoorSettings;
  allowList: readonly Network[];
  /** Newest first; one whose end has come since the reading is still here (`credentialsAt`). */
  secrets: readonly LiveSecret[];
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
/** From this age on a newer reading is made beside what goes on, so that where callbacks keep coming nobody waits for one. */
const readAheadMs = 1.5 * secondMs;
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
  updatedAt: Date;
}

interface Cache {
  accounts: Accounts | null;
  readAtMs: number;
  reading: Promise<Accounts> | null;
  readingSinceMs: number;
}

let caches = new WeakMap<Context['db'], Cache>();

/** The screens change accounts in a process of their own, as do those of other servers: wherever it was, what is kept here is dropped. */
onNudge('accounts', () => {
  caches = new WeakMap();
});

function cacheOf(ctx: Context): Cache {
  const known = caches.get(ctx.db);
  if (known) return known;
  const made: Cache = { accounts: null, readAtMs: 0, reading: null, readingSinceMs: 0 };
  caches.set(ctx.db, made);
  return made;
}

/** Where an account's live secrets come from, one entry a source; all are accepted. */
type SecretSource = (ctx: Context, provider: Provider, row: AccountRow, stored: readonly SecretRow[]) => LiveSecret[];
const secretSources: readonly SecretSource[] = [
  (ctx, provider, row) => (row.source === 'environment' ? environmentSecrets(ctx, provider) : []),
  (ctx, provider, _row, stored) => storedSecrets(ctx, provider, stored),
];

function readAccount(ctx: Context, provider: Provider, row: AccountRow, stored: readonly SecretRow[]): Account {
  const written = accountSettingsSchema.safeParse(row.settings);
  const settings = written.success ? written.data : accountSettingsSchema.parse({});
  const door =
    row.source === 'environment'
      ? { ...settings.door, allowList: [...settings.door.allowList, ...environmentAllowList(ctx, provider)] }
      : settings.door;
  const own = provider.settings.safeParse(
    row.source === 'environment' ? { ...settings.provider, ...environmentSettings(ctx, provider) } : settings.provider,
  );
  const secrets = secretSources.flatMap((source) => source(ctx, provider, row, stored));
  const allowList = door.allowList.map(parseNetwork).filter((network) => network !== null);
  return {
    id: row.id,
    provider,
    slug: row.slug,
    name: row.name,
    source: row.source,
    enabled: row.enabled,
    updatedAt: row.updatedAt,
    problem: written.success && own.success ? null : 'Its stored settings cannot be read. Save them again.',
    door,
    allowList,
    secrets,
    view: {
      slug: row.slug,
      credentials: secrets.map(({ credential }) => credential),
      settings: own.success ? own.data : provider.settings.parse({}),
      hasAllowList: allowList.length > 0,
    },
  };
}

function keyOf(providerId: string, slug: string): string {
  return `${providerId}/${slug}`;
}

const accountsSql =
  'select id, provider, slug, name, source, enabled, settings, updated_at as "updatedAt" from accounts order by provider, slug';
const secretsSql = `
  select id, account_id as "accountId", sealed, retires_at as "retiresAt"
  from account_secrets
  where sealed is not null and (retires_at is null or retires_at > $1)
  order by created_at desc, id desc`;

/** Every account as the database has them now. Screens give the shared pool, so that they never keep the door waiting. */
export async function readAccounts(ctx: Context, pool: Context['db']['pool']): Promise<Accounts> {
  const { rows } = await pool.query<AccountRow>(accountsSql);
  const { rows: secrets } = await pool.query<SecretRow>(secretsSql, [ctx.clock.now()]);
  const all = rows.flatMap((row) => {
    const provider = findProvider(row.provider);
    const stored = secrets.filter(({ accountId }) => accountId === row.id);
    return provider ? [readAccount(ctx, provider, row, stored)] : [];
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
  if (cache.reading) return cache.reading;
  cache.readingSinceMs = performance.now();
  cache.reading = readAccounts(ctx, ctx.db.door)
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

/** The last reading, where it is so new that nobody needs to ask for another: the door's usual case, and nothing to wait for. */
export function freshAccounts(ctx: Context): Accounts | null {
  const { accounts, readAtMs } = cacheOf(ctx);
  return performance.now() - readAtMs < readAheadMs ? accounts : null;
}

/**
 * Every account, from a cache that is a few seconds old at most. While the database is away an older reading is answered
 * (nothing can be stored then anyway); throws what the database said where there is none yet.
 */
export async function loadAccounts(ctx: Context): Promise<Accounts> {
  const fresh = freshAccounts(ctx);
  if (fresh) return fresh;
  const cache = cacheOf(ctx);
  if (!cache.accounts) return refresh(ctx, cache);
  const ageMs = performance.now() - cache.readAtMs;
  const reading = refresh(ctx, cache);
  if (ageMs < freshMs) {
    reading.catch(() => undefined);
    return cache.accounts;
  }
  // Whoever comes later waits for the rest of that time alone.
  return within(reading, cache.readingSinceMs + refreshWaitMsMax - performance.now(), cache.accounts);
}

/** Makes the next `loadAccounts` of this process read again; call it after every change of an account or its secrets. */
export function forgetAccounts(ctx: Context): void {
  caches.delete(ctx.db);
  nudge('accounts');
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
