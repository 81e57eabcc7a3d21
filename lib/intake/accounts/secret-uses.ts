import type { Account } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { minuteMs, secondMs } from '@/lib/platform/time';

/** For people who ask whether an old secret can go: a write a minute and secret is enough. */
const stepMs = minuteMs;
const gatherMs = 2 * secondMs;

const writeSql = `
  insert into secret_uses (account_id, secret_key, last_used_at)
  select account_id, secret_key, last_used_at
  from unnest($1::bigint[], $2::text[], $3::timestamptz[]) as used (account_id, secret_key, last_used_at)
  on conflict (account_id, secret_key) do update set last_used_at = excluded.last_used_at
  where secret_uses.last_used_at < excluded.last_used_at`;

interface Use {
  accountId: string;
  secretKey: string;
  at: Date;
}

/**
 * When each secret last proved a callback. Noted in memory, off the answer's path, and written together some seconds later;
 * a process that dies loses those seconds, and nothing else. Providers say which secret matched by its end alone: of two
 * with the same end both count as used, so that none is taken for idle that is not.
 */
export class SecretUses {
  readonly #notedAtMs = new Map<string, number>();
  #pending = new Map<string, Use>();
  #timer: NodeJS.Timeout | null = null;

  note(ctx: Context, account: Pick<Account, 'id' | 'secrets'>, hint: string, at: Date): void {
    for (const { credential, key } of account.secrets) {
      if (key === null || credential.hint !== hint) continue;
      const use = `${account.id} ${key}`;
      if (at.getTime() - (this.#notedAtMs.get(use) ?? Number.NEGATIVE_INFINITY) < stepMs) continue;
      this.#notedAtMs.set(use, at.getTime());
      this.#pending.set(use, { accountId: account.id, secretKey: key, at });
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.flush(ctx).catch((error: unknown) =>
          ctx.log.warn({ err: error }, 'when secrets were last used was not written'),
        );
      }, gatherMs).unref();
    }
  }

  /** Writes what was noted; what cannot be written now is noted again by the next use. */
  async flush(ctx: Pick<Context, 'db'>): Promise<void> {
    const uses = [...this.#pending];
    if (uses.length === 0) return;
    this.#pending = new Map();
    const values = uses.map(([, use]) => use);
    try {
      await ctx.db.pool.query(writeSql, [
        values.map(({ accountId }) => accountId),
        values.map(({ secretKey }) => secretKey),
        values.map(({ at }) => at),
      ]);
    } catch (error) {
      for (const [use] of uses) this.#notedAtMs.delete(use);
      throw error;
    }
  }
}
