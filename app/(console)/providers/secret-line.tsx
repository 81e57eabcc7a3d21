import { Time } from '@/components/domain/time';
import type { SecretSummary } from '@/lib/intake/accounts/types';
import { SecretHint } from './secret-hint';

/** A live secret in a list of accounts: its end, and whether anybody still signs with it. */
export function SecretLine({ secret: { hint, state, lastUsedAt, retiresAt } }: { secret: SecretSummary }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <SecretHint hint={hint} />
      <span className="text-muted text-xs">
        {state === 'unreadable' ? (
          <span className="text-red-ink">does not open</span>
        ) : lastUsedAt === null ? (
          'not used yet'
        ) : (
          <>
            used <Time at={lastUsedAt} />
          </>
        )}
        {retiresAt !== null && (
          <>
            , ends <Time at={retiresAt} />
          </>
        )}
      </span>
    </li>
  );
}
