'use client';

import { useId } from 'react';
import { Timeline } from '@/components/timeline/timeline';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { type Resubmit, SuborderTable } from './suborder-table';
import { type FirstLines, useBatchLines } from './use-batch-lines';

const grouped = new Intl.NumberFormat('en');

/** The timeline and the sub-orders of a batch. The first come with the page; where there are more, the rest follows by itself. */
export function BatchLines({
  first,
  total,
  resubmit,
}: {
  first: FirstLines;
  total: number;
  resubmit: Resubmit | null;
}) {
  const { suborders, model, state, retry } = useBatchLines(first);
  const timelineId = useId();
  return (
    <>
      {state.state === 'failed' && (
        <Banner
          kind="error"
          title={`Only ${grouped.format(suborders.length)} of ${grouped.format(total)} sub-orders are shown`}
          actions={
            <Button size="sm" onClick={retry}>
              Load the rest
            </Button>
          }
        >
          The others could not be read: {state.problem} The totals above are those of the whole batch.
        </Banner>
      )}
      <Card>
        <CardHeader title={<span id={timelineId}>Timeline</span>} />
        <Timeline model={model} headingId={timelineId} />
      </Card>
      <Card>
        <CardHeader
          title="Sub-orders"
          actions={
            state.state === 'loading' && (
              <span role="status" className="animate-late text-muted text-xs">
                Loading the other {grouped.format(total - suborders.length)}
              </span>
            )
          }
        />
        <SuborderTable suborders={suborders} total={total} resubmit={resubmit} />
      </Card>
    </>
  );
}
