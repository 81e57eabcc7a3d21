import { sourceWords } from '@/app/(console)/providers/source-words';
import { KeyValues } from '@/components/domain/key-values';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import type { AccountDetails } from '@/lib/intake/accounts/types';

const number = new Intl.NumberFormat('en');

/** Where the account stands today. */
export function AccountFacts({ account }: { account: AccountDetails }) {
  const { today, provider, account: slug, source } = account;
  const query = { provider, account: slug };
  const link = 'underline decoration-line-strong underline-offset-2 hover:decoration-ink';
  return (
    <KeyValues
      items={[
        { label: 'Source', value: sourceWords[source] },
        {
          label: 'Today, UTC',
          value: (
            <span className="flex flex-wrap gap-x-4">
              <Link href={{ pathname: '/callbacks', query }} className={link}>
                {number.format(today.received)} received
              </Link>
              <Link href={{ pathname: '/rejected', query }} className={link}>
                {number.format(today.rejected)} rejected
              </Link>
              {today.rateLimited > 0 && <span>{number.format(today.rateLimited)} over the rate, counted only</span>}
            </span>
          ),
        },
        { label: 'Last request', value: <Time at={today.lastReceivedAt} /> },
      ]}
    />
  );
}
