import type { ReactNode } from 'react';
import { Age } from '@/components/domain/age';
import { Time } from '@/components/domain/time';
import { durationWords } from '@/components/timeline/describe-event';
import type { BatchDetails } from '@/lib/ledger/types';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="mt-0.5 text-sm max-sm:[&_time]:whitespace-normal">{children}</dd>
    </div>
  );
}

/** When it began, where it stands and since when, how long it took: one line under the head. */
export function BatchFacts({ batch }: { batch: Omit<BatchDetails, 'suborders' | 'timeline'> }) {
  const { openedAt, settledAt, updatedAt, stateSince, account, terminal, status, detail } = batch;
  const rollback = detail.pay_back_status;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
      <Fact label={terminal ? `${status} for` : `Still ${status}, for`}>
        <Age since={stateSince} className={terminal ? '' : 'font-medium'} />
      </Fact>
      <Fact label="Took">
        {settledAt === null ? (
          <span className="text-faint">not settled</span>
        ) : (
          durationWords(Date.parse(settledAt) - Date.parse(openedAt))
        )}
      </Fact>
      <Fact label="Account">{account}</Fact>
      {rollback !== undefined && (
        <Fact label="Rollback, as sent">
          {rollback === '' ? (
            <span className="text-faint">empty</span>
          ) : (
            <code
              title="pay_back_status: whether money of failed lines was paid back to the merchant"
              className="font-mono"
            >
              {rollback}
            </code>
          )}
        </Fact>
      )}
      <Fact label="Opened">
        <Time at={openedAt} show="exact" />
      </Fact>
      <Fact label="Settled">
        <Time at={settledAt} show="exact" />
      </Fact>
      <Fact label="Last change here">
        <Time at={updatedAt} />
      </Fact>
    </dl>
  );
}
