import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { getRetention, type Retention } from '@/lib/reconcile/retention/get-retention';
import { keptWords } from './retention/kept-words';
import { SettingsCard } from './settings-card';

function nowWords({ otherwiseDays, accounts }: Retention): string {
  const own = accounts.filter((account) => account.own).length;
  const others = `${own === 0 ? 'bytes of every account' : 'bytes of every other account'} are kept ${keptWords(otherwiseDays)}`;
  return own === 0 ? others : `${own === 1 ? '1 account has' : `${own} accounts have`} a bound of their own; ${others}`;
}

/** How long bytes are kept; changed on a page of its own, where a change says first what it would remove. */
export async function RetentionCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => getRetention(ctx));
  if (!read.ok) return <LoadFailed title="The retention could not be read" again="/settings" {...read} />;
  return (
    <SettingsCard
      id="retention"
      title="Retention"
      does="For how long the bytes of each account’s requests are kept, with what was sent on and answered. Then they are removed, but for what is still needed. Callbacks, amounts, the ledger, the audit and the check against duplicates stay for ever."
      now={nowWords(read.value)}
      changed={read.value.changed}
      actions={
        <Link href="/settings/retention" className={buttonStyles({ size: 'sm' })}>
          Open
        </Link>
      }
    />
  );
}
