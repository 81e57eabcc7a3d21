'use client';

import { useId } from 'react';
import { Timeline } from '@/components/timeline/timeline';
import type { TimelineModel } from '@/components/timeline/timeline-model';
import { Card, CardHeader } from '@/components/ui/card';

/** The one timeline of a transfer, under its heading. */
export function TransferTimeline({ model }: { model: TimelineModel }) {
  const headingId = useId();
  return (
    <Card>
      <CardHeader title={<span id={headingId}>Timeline</span>} />
      <Timeline model={model} headingId={headingId} />
    </Card>
  );
}
