import { CompareFields } from '@/components/compare/compare-fields';
import { diffFields } from '@/components/compare/diff-fields';
import { changesMax } from '@/components/compare/diff-payloads';
import { PayloadChanges } from '@/components/compare/payload-changes';
import { durationWords } from '@/components/timeline/describe-event';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import type { CallbackComparison } from './load-comparison';

const grouped = new Intl.NumberFormat('en');

const notCompared: Record<
  Exclude<CallbackComparison['result']['state'], 'compared'>,
  { title: string; words: string }
> = {
  alone: {
    title: 'There is only one callback of this record so far',
    words: 'As soon as a second one comes, the two can be compared here.',
  },
  dropped: {
    title: 'The bytes of one of the two are no longer kept',
    words: 'Retention dropped them. What it did to the ledger stays on the timeline of its transfer or batch.',
  },
  unreadable: {
    title: 'The fields of one of the two cannot be read any more',
    words: 'It was understood when it came. Its bytes are on its own page under Payload, as they came.',
  },
  too_large: {
    title: 'The two are too large to be compared here',
    words: 'Together they are more than 24 MiB. Their bytes are on their own pages under Payload.',
  },
};

/** What is known of a callback beside its payload. */
function factsOf(callback: RelatedCallback, clock: ZonedClock): Record<string, string> {
  const facts = {
    received: exactTime(clock, new Date(callback.receivedAt)),
    'provider time': callback.occurredAt === null ? null : exactTime(clock, new Date(callback.occurredAt)),
    channel: callback.channel,
    type: callback.type,
    status: callback.providerStatus,
    outcome: callback.outcome,
    amount: callback.amount,
    currency: callback.currency,
    proof: callback.verified ? 'verified' : 'unverified',
    effect: callback.verdict,
  };
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function CallbackLink({ id }: { id: string }) {
  return (
    <Link href={`/callbacks/${id}`} className="font-mono underline underline-offset-2">
      {id}
    </Link>
  );
}

/** What differs between the two: what is known of them, then their payloads place by place. Sensitive values are masked. */
export async function Comparison({ before, after, result }: CallbackComparison) {
  if (after === null || result.state !== 'compared') {
    const { title, words } = notCompared[result.state === 'compared' ? 'alone' : result.state];
    return (
      <Banner kind="info" title={title}>
        {words}
      </Banner>
    );
  }
  const { changes, total, same } = result.diff;
  const clock = await readReaderClock();
  return (
    <>
      <p className="text-sm">
        <span className="text-red-ink">Earlier</span> <CallbackLink id={before.id} />,{' '}
        <span className="text-green-ink">later</span> <CallbackLink id={after.id} />, received{' '}
        {durationWords(Date.parse(after.receivedAt) - Date.parse(before.receivedAt))} apart.
      </p>
      <Card>
        <CardBody>
          <CompareFields
            level="h2"
            title="What is known of them"
            pairs={diffFields(factsOf(before, clock), factsOf(after, clock))}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="What differs in the payload" />
        <CardBody className="flex flex-col gap-3">
          <p className="text-muted text-sm">
            {total === 0
              ? `Nothing: all ${grouped.format(same)} values are the same.`
              : `${grouped.format(total)} ${total === 1 ? 'place differs' : 'places differ'}, ${grouped.format(same)} ${same === 1 ? 'value is' : 'values are'} the same.`}{' '}
            The order of fields, and of lines that have an id, is no difference.
          </p>
          <PayloadChanges changes={changes} />
          {total > changesMax && (
            <p className="text-muted text-sm">
              The first {grouped.format(changesMax)} are listed. All {grouped.format(total)} are counted.
            </p>
          )}
        </CardBody>
      </Card>
    </>
  );
}
