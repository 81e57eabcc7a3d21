import { Time } from '@/components/domain/time';
import type { SecretSummary } from '@/lib/intake/accounts/types';
import { SecretHint } from './secret-hint';
import { secretName } from './secret-name';

/** A live secret in a list of accounts: its end, and whether anybody still signs with it. */
export function SecretLine({ secret, secrets }: { secret: SecretSummary; secrets: readonly SecretSummary[] }) {
  const { state, lastUsedAt, retiresAt } = secret;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <SecretHint name={secretName(secret, secrets)} />
      <span className="text-muted text-xs">
        {state === 'unreadable' ? (
          <span className="text-red-ink">does not open</span>
        ) : lastUsedAt === null ? (
          'not used yet'
        ) : (
          <>
            used <Time at={lastUsedAt} show="minutes" />
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
