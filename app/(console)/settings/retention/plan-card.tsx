import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { Time } from '@/components/domain/time';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { RetentionPlan } from '@/lib/reconcile/retention/plan-retention';
import { saveRetention } from './actions';
import { keptWords } from './kept-words';

const grouped = new Intl.NumberFormat('en');

interface PlanCardProps {
  plan: RetentionPlan;
  /** Of what: an account, or the others. */
  name: string;
  scope: string;
  keep: string;
}

function WhatGoes({ plan }: { plan: RetentionPlan }) {
  if (plan.before === null) return <p>Nothing is removed.</p>;
  const { value, bounded } = plan.requests;
  if (value === 0) {
    return (
      <p>
        Nothing came before <Time at={plan.before} show="exact" />, so nothing is removed now.
      </p>
    );
  }
  return (
    <Banner
      kind="warning"
      title={`${grouped.format(value)}${bounded ? ' and more' : ''} ${value === 1 ? 'request' : 'requests'} may be removed`}
    >
      Those that came before <Time at={plan.before} show="exact" />, with what was sent on of them and what they are
      searched by. What is still needed stays until it is not: callbacks that are not applied or on their way, of open
      transfers and batches, of live issues, and in replays. What is removed cannot be read, sent again or verified
      again. Callbacks, amounts, the ledger, the audit and the check against duplicates stay for ever.
    </Banner>
  );
}

/** What a change of retention would do, to be confirmed. */
export function PlanCard({ plan, name, scope, keep }: PlanCardProps) {
  return (
    <Card aria-label="What it would do" className="max-w-4xl">
      <CardHeader title={`${name}: bytes are kept ${keptWords(plan.days)}`} />
      <CardBody className="flex flex-col gap-4 text-sm">
        <WhatGoes plan={plan} />
        <ActionForm action={saveRetention} hidden={{ scope, keep }}>
          <div>
            <SubmitButton variant={plan.requests.value > 0 ? 'danger' : 'primary'}>
              Keep them {keptWords(plan.days)}
            </SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
