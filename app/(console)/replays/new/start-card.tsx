import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { startBulk } from '@/app/(console)/replays/actions';
import { startWords } from '@/app/(console)/replays/replay-words';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ReplayPlan } from '@/lib/delivery/replay/types';

/** The reason and the button. */
export function StartCard({ plan, search }: { plan: ReplayPlan; search: string }) {
  if (plan.callbackCount === 0)
    return <Banner kind="warning" title="No callback matches: there is nothing to replay" />;
  if (plan.deliveryCount === 0 && plan.failedApplyCount === 0) {
    return (
      <Banner kind="warning" title="There is nobody to send it to">
        No active destination wants any of these callbacks. Choose one above, or change a destination’s filter.
      </Banner>
    );
  }
  return (
    <ActionForm action={startBulk} hidden={{ search }}>
      <TextField
        name="reason"
        label="Reason"
        hint="Stands in the audit and beside every delivery."
        required
        maxLength={500}
        autoComplete="off"
      />
      <div className="flex gap-2">
        <SubmitButton variant="primary">{startWords(plan)}</SubmitButton>
        <Link href="/callbacks" className={buttonStyles()}>
          Cancel
        </Link>
      </div>
    </ActionForm>
  );
}
