import { load } from '@/app/(console)/load';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { requireActor } from '@/lib/access/web/session';
import type { CallbackDetails } from '@/lib/intake/types';
import { findRemoval } from '@/lib/reconcile/retention/find-removal';

/** When and why the bytes of a callback went; what it meant stays. */
export async function BytesRemoved({ callback }: { callback: CallbackDetails }) {
  const ctx = await requireActor();
  const { provider, account, receivedAt } = callback;
  const found = await load(ctx, () => findRemoval(ctx, { provider, account, kind: 'request', at: receivedAt }));
  return (
    <p>
      {found.ok && found.value !== null ? (
        <>
          Bytes removed on <Time at={found.value.removedAt} show="exact" /> by{' '}
          <Link href="/settings#retention" className="underline underline-offset-2">
            retention
          </Link>
          .
        </>
      ) : (
        'Its bytes are not in the database any more.'
      )}{' '}
      The callback itself, what it says above, and what it did to its transfer or batch stay for ever. It cannot be sent
      again.
    </p>
  );
}
