import { approvalWords, countOf, estimateWords } from '@/app/(console)/replays/replay-words';
import { KeyValues } from '@/components/domain/key-values';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { replayFilterToSearchParams, replayFilterWords } from '@/lib/delivery/replay/replay-filter';
import type { PlannedDestination, ReplayPlan } from '@/lib/delivery/replay/types';

function Destinations({ destinations }: { destinations: readonly PlannedDestination[] }) {
  if (destinations.length === 0) return <span className="text-muted">None wants any of them</span>;
  return (
    <ul className="flex flex-col gap-1">
      {destinations.map(({ id, name, state, callbackCount }) => (
        <li key={id}>
          <Link href={`/destinations/${id}`} className="underline underline-offset-2">
            {name}
          </Link>{' '}
          <span className="text-muted">
            {countOf(callbackCount, 'callback')}
            {state === 'paused' && '; it is paused and gets them when it is resumed'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What would happen, in numbers that were counted and not guessed. */
export function PlanCard({ plan }: { plan: ReplayPlan }) {
  const { filter, callbackCount, deliveryCount, unwantedCount, sentCount, failedApplyCount } = plan;
  return (
    <Card>
      <CardHeader
        title={
          unwantedCount > 0
            ? `${countOf(callbackCount - unwantedCount, 'callback')} of ${countOf(callbackCount, 'match', 'matches')}, exactly`
            : `${countOf(callbackCount, 'callback')}, exactly`
        }
      />
      <CardBody className="flex flex-col gap-4">
        <KeyValues
          items={[
            {
              label: 'What',
              value: filter ? (
                <Link
                  href={`/callbacks?${replayFilterToSearchParams(filter)}`}
                  className="underline underline-offset-2"
                >
                  {replayFilterWords(filter)}
                </Link>
              ) : (
                'Chosen one by one'
              ),
            },
            { label: 'To', value: <Destinations destinations={plan.destinations} /> },
            { label: 'Deliveries', value: countOf(deliveryCount, 'new delivery', 'new deliveries') },
            {
              label: 'Takes',
              value: `${estimateWords(plan.estimatedSeconds)} at ${plan.ratePerSecond} a second; longer where a destination is slower. New callbacks go first.`,
            },
            ...(unwantedCount > 0
              ? [{ label: 'Left out', value: `${countOf(unwantedCount, 'callback')} that no destination wants` }]
              : []),
            ...(failedApplyCount > 0
              ? [{ label: 'Applied again', value: `${countOf(failedApplyCount, 'callback')} that failed to apply` }]
              : []),
          ]}
        />
        {sentCount > 0 && (
          <Banner kind="warning" title={`${countOf(sentCount, 'callback')} of these were delivered before`}>
            Your backends get them a second time, under a new webhook-id and with the same callback-id.
          </Banner>
        )}
        {plan.approval !== null && <Banner title="It will wait for approval">{approvalWords[plan.approval]}</Banner>}
      </CardBody>
    </Card>
  );
}
