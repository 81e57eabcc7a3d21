import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { durationWords } from '@/components/timeline/describe-event';
import type { BatchSummary } from '@/lib/ledger/types';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="mt-0.5 text-sm max-sm:[&_time]:whitespace-normal">{children}</dd>
    </div>
  );
}

/** When it began, where it stands and since when, how long it took: one line under the head. */
export function BatchFacts({ batch, stateSince }: { batch: BatchSummary; stateSince: string }) {
  const { openedAt, settledAt, updatedAt, account, terminal, status } = batch;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
      <Fact label={terminal ? `${status} since` : `Still ${status}, since`}>
        <Time at={stateSince} />
      </Fact>
      <Fact label="Took">
        {settledAt === null ? (
          <span className="text-faint">not settled</span>
        ) : (
          durationWords(Date.parse(settledAt) - Date.parse(openedAt))
        )}
      </Fact>
      <Fact label="Account">{account}</Fact>
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
