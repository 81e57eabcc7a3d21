import { load } from '@/app/(console)/load';
import { accountHref } from '@/app/(console)/providers/account-href';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { PersonContext } from '@/lib/access/web/session';
import { getRejectedStorage } from '@/lib/intake/get-rejected-storage';
import { dayMs } from '@/lib/platform/time';
import { findProvider } from '@/lib/providers/registry';
import { byteWords } from './byte-words';

const grouped = new Intl.NumberFormat('en');
const daysShown = 7;

/** Says what the bounds on rejected requests dropped in the last days; nothing where they dropped nothing. */
export async function DroppedBanner({ ctx, className }: { ctx: PersonContext; className?: string }) {
  const since = new Date(ctx.clock.now().getTime() - (daysShown - 1) * dayMs);
  const storage = await load(ctx, () => getRejectedStorage(ctx, { since }));
  if (!storage.ok)
    return (
      <Banner kind="warning" title="Whether rejected requests were dropped could not be read" className={className} />
    );
  const dropped = storage.value.filter(({ droppedRows }) => droppedRows > 0);
  if (dropped.length === 0) return null;
  const total = dropped.reduce((sum, { droppedRows }) => sum + droppedRows, 0);
  const words = total === 1 ? '1 rejected request was' : `${grouped.format(total)} rejected requests were`;
  return (
    <Banner
      kind="warning"
      title={`${words} answered and counted, but not kept, within ${daysShown} days`}
      className={className}
    >
      <p>
        Each account keeps only so much of rejected traffic a day, so that abuse cannot fill the disk. Look at what was
        kept for the cause; the bound is a setting of the account.
      </p>
      <ul className="mt-1">
        {dropped.slice(0, 5).map(({ provider, account, day, droppedRows, droppedBytes }) => (
          <li key={`${day} ${provider} ${account}`}>
            {day}:{' '}
            <Link href={accountHref({ provider, account })} className="underline underline-offset-2">
              {findProvider(provider)?.label ?? provider} · {account}
            </Link>
            , {grouped.format(droppedRows)} dropped ({byteWords(droppedBytes)})
          </li>
        ))}
      </ul>
    </Banner>
  );
}
