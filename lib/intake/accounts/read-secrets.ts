import { z } from 'zod';
import type { Account } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { storedSecretKey } from './secret-key';
import type { EndedSecret, SecretSummary } from './types';

const secretRowsSchema = z.array(
  z.object({
    id: z.string(),
    accountId: z.string(),
    hint: z.string(),
    createdAt: z.date(),
    createdBy: z.string(),
    retiresAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
  }),
);
type SecretRow = z.infer<typeof secretRowsSchema>[number];
const useRowsSchema = z.array(z.object({ accountId: z.string(), secretKey: z.string(), lastUsedAt: z.date() }));

// Never the sealed bytes: what is not read cannot be shown.
const secretsSql = `
  select id, account_id as "accountId", hint, created_at as "createdAt", created_by as "createdBy",
    retires_at as "retiresAt", revoked_at as "revokedAt"
  from account_secrets
  order by created_at desc, id desc`;
const usesSql =
  'select account_id as "accountId", secret_key as "secretKey", last_used_at as "lastUsedAt" from secret_uses';

export interface AccountSecrets {
  secrets: SecretSummary[];
  ended: EndedSecret[];
}

/** Every account's secrets as people see them: by their ends and dates. */
export async function readSecrets(ctx: Context): Promise<(account: Account) => AccountSecrets> {
  const [stored, used] = await Promise.all([ctx.db.pool.query(secretsSql), ctx.db.pool.query(usesSql)]);
  const rows = secretRowsSchema.parse(stored.rows);
  const uses = new Map(
    useRowsSchema.parse(used.rows).map((row) => [`${row.accountId} ${row.secretKey}`, row.lastUsedAt.toISOString()]),
  );
  const lastUse = (accountId: string, key: string | null) => uses.get(`${accountId} ${key}`) ?? null;
  const now = ctx.clock.now();
  return (account) => {
    const own = rows.filter(({ accountId }) => accountId === account.id);
    const fromEnvironment = account.secrets.flatMap(({ credential, key, source }): SecretSummary[] => {
      if (source !== 'environment') return [];
      const lastUsedAt = lastUse(account.id, key);
      const { hint } = credential;
      return [{ id: null, hint, state: 'live', createdAt: null, createdBy: null, retiresAt: null, lastUsedAt }];
    });
    const opened = new Set(account.secrets.map(({ key }) => key));
    return {
      secrets: [...fromEnvironment, ...own.flatMap((row) => (endOf(row, now) ? [] : [liveSummary(row)]))],
      ended: own.flatMap((row) => endedSummary(row)),
    };

    function liveSummary(row: SecretRow): SecretSummary {
      const key = storedSecretKey(row.id);
      return {
        id: row.id,
        hint: row.hint,
        state: !opened.has(key) ? 'unreadable' : row.retiresAt ? 'retiring' : 'live',
        createdAt: row.createdAt.toISOString(),
        createdBy: row.createdBy,
        retiresAt: row.retiresAt?.toISOString() ?? null,
        lastUsedAt: lastUse(account.id, key),
      };
    }

    function endedSummary(row: SecretRow): EndedSecret[] {
      const end = endOf(row, now);
      const lastUsedAt = lastUse(account.id, storedSecretKey(row.id));
      return end ? [{ id: row.id, hint: row.hint, ...end, lastUsedAt }] : [];
    }
  };
}

/** Null: it has not ended. */
function endOf({ revokedAt, retiresAt }: SecretRow, now: Date): Pick<EndedSecret, 'ended' | 'endedAt'> | null {
  if (revokedAt) return { ended: 'revoked', endedAt: revokedAt.toISOString() };
  return retiresAt && retiresAt <= now ? { ended: 'retired', endedAt: retiresAt.toISOString() } : null;
}
