import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import type { AccountSummary } from '@/lib/intake/accounts/types';
import { accountHref } from './account-href';
import { AccountState } from './account-state';
import { SecretLine } from './secret-line';
import { secretName } from './secret-name';
import { sourceWords } from './source-words';
import { UrlList } from './url-list';

function Figure({
  label,
  value,
  bad = false,
  href,
}: {
  label: string;
  value: number;
  bad?: boolean;
  href?: ReactNode;
}) {
  return (
    <div className="flex flex-col lg:items-end">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className={value === 0 ? 'text-faint' : bad ? 'font-medium text-red-ink' : 'font-medium'}>
        {href || value.toLocaleString('en')}
      </dd>
    </div>
  );
}

/** One account in the list: where it is called, by what it is proven, and what came today. */
export function AccountRow({ account, origin }: { account: AccountSummary; origin: string }) {
  const { today, secrets } = account;
  const query = { provider: account.provider, account: account.account };
  return (
    <li className="grid gap-x-6 gap-y-3 border-t px-4 py-3 first:border-t-0 lg:grid-cols-[11rem_minmax(0,1fr)_13rem_14rem]">
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <Link
          href={accountHref(account)}
          className="max-w-full truncate rounded-sm font-medium decoration-line-strong underline-offset-2 hover:underline"
        >
          {account.account}
        </Link>
        <span className="max-w-full truncate text-muted text-xs" title={account.name}>
          {account.name === account.providerLabel ? sourceWords[account.source] : account.name}
        </span>
        <AccountState account={account} />
      </div>
      <UrlList urls={account.urls} origin={origin} compact />
      <div className="min-w-0">
        {secrets.length === 0 ? (
          <p className="text-muted text-sm">{account.needsSecret ? 'No live secret' : 'Not signed'}</p>
        ) : (
          <ul aria-label="Live secrets" className="flex flex-col gap-1">
            {secrets.map((secret) => (
              <SecretLine key={secret.id ?? secretName(secret, secrets)} secret={secret} secrets={secrets} />
            ))}
          </ul>
        )}
      </div>
      <dl className="grid grid-cols-3 gap-4 text-sm">
        <Figure label="Received" value={today.received} />
        <Figure
          label="Rejected"
          value={today.rejected}
          bad
          href={
            today.rejected > 0 && (
              <Link href={{ pathname: '/rejected', query }} className="underline underline-offset-2">
                {today.rejected.toLocaleString('en')}
              </Link>
            )
          }
        />
        <div className="flex flex-col lg:items-end">
          <dt className="text-faint text-xs">Last</dt>
          <dd className="text-muted">
            <Time at={today.lastReceivedAt} />
          </dd>
        </div>
      </dl>
    </li>
  );
}
