import { laneGroups } from '@/components/timeline/timeline-model';
import type { FrontOrder } from '@/lib/ledger/get-batch-front';

/** A batch of more than fifty lines comes with as many as a tall screen shows, and fetches the rest once it stands. */
export const firstLines: FrontOrder = {
  outcomes: laneGroups.filter((group) => group !== 'conflict'),
  linesMax: 30,
  wholeMax: 50,
};
