import { SecretHint } from '@/app/(console)/providers/secret-hint';
import { secretName } from '@/app/(console)/providers/secret-name';
import { Time } from '@/components/domain/time';
import type { EndedSecret } from '@/lib/intake/accounts/types';

const words: Record<EndedSecret['ended'], string> = { revoked: 'revoked', retired: 'ended' };

/** Secrets that prove nothing any more: their ends stay, so that an old callback's key can be told. */
export function EndedSecrets({ ended }: { ended: readonly EndedSecret[] }) {
  return (
    <details className="border-t">
      <summary className="cursor-pointer px-4 py-2 text-muted text-sm">
        {ended.length} ended {ended.length === 1 ? 'secret' : 'secrets'}
      </summary>
      <ul className="flex flex-col gap-1 px-4 pb-3 text-muted text-sm">
        {ended.map((secret) => (
          <li key={secret.id}>
            <SecretHint name={secretName(secret, ended)} /> {words[secret.ended]} <Time at={secret.endedAt} />
            {secret.lastUsedAt !== null && (
              <>
                , last used <Time at={secret.lastUsedAt} show="minutes" />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
