import { countOf } from '@/app/(console)/replays/replay-words';
import { type KeyValue, KeyValues } from '@/components/domain/key-values';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { replayFilterToSearchParams, replayFilterWords } from '@/lib/delivery/replay/replay-filter';
import type { ReplayDetails } from '@/lib/delivery/replay/types';

function decision(replay: ReplayDetails): KeyValue[] {
  if (replay.decidedBy === null) {
    const waits = replay.state === 'waiting_approval' && replay.expiresAt !== null;
    return waits ? [{ label: 'Expires', value: <Time at={replay.expiresAt} /> }] : [];
  }
  const value = (
    <>
      {replay.decidedBy}, <Time at={replay.decidedAt} />
    </>
  );
  return [{ label: replay.state === 'declined' ? 'Declined by' : 'Approved by', value }];
}

/** What was asked, by whom, and why. */
export function ReplayFacts({ replay }: { replay: ReplayDetails }) {
  const { filter, destinations } = replay;
  return (
    <KeyValues
      items={[
        {
          label: 'What',
          value: filter ? (
            <Link href={`/callbacks?${replayFilterToSearchParams(filter)}`} className="underline underline-offset-2">
              {replayFilterWords(filter)}
            </Link>
          ) : (
            'Chosen one by one'
          ),
        },
        {
          label: 'Set',
          value: `${countOf(replay.callbackCount, 'callback')}, frozen when it was asked for; ${countOf(replay.sentCount, 'of them', 'of them')} delivered before`,
        },
        {
          label: 'To',
          value: destinations.length === 0 ? 'Nobody' : destinations.map(({ name }) => name).join(', '),
        },
        { label: 'Speed', value: `${replay.ratePerSecond} callbacks a second at most` },
        { label: 'Reason', value: replay.reason ?? <span className="text-muted">None given</span> },
        {
          label: 'Asked by',
          value: (
            <>
              {replay.requestedBy}, <Time at={replay.createdAt} />
            </>
          ),
        },
        ...decision(replay),
        ...(replay.finishedAt === null ? [] : [{ label: 'Ended', value: <Time at={replay.finishedAt} /> }]),
      ]}
    />
  );
}
