import { ChevronRightIcon } from 'lucide-react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { Checkbox } from '@/components/ui/checkbox';
import type { ReplayPolicy } from '@/lib/delivery/replay/replay-policy';
import { savePolicy } from './actions';
import { policyWords } from './policy-words';

/** Which replays wait for a second person; admins change it here. */
export function PolicyCard({ policy, maySet }: { policy: ReplayPolicy; maySet: boolean }) {
  if (!maySet) return <p className="px-4 pb-3 text-muted text-sm md:px-6">{policyWords(policy)}</p>;
  return (
    <details className="group mx-4 mb-3 rounded-lg border md:mx-6">
      <summary className="flex min-h-10 list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-3 py-2 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-faint group-open:rotate-90" />
        <span className="font-medium">Four eyes</span>
        <span className="text-muted">{policyWords(policy)}</span>
      </summary>
      <div className="border-t p-4">
        <ActionForm action={savePolicy} hidden={{}} className="max-w-md">
          <label htmlFor="sent-needs-approval" className="flex items-center gap-2 text-sm">
            <Checkbox id="sent-needs-approval" name="sentNeedsApproval" defaultChecked={policy.sentNeedsApproval} />
            Replaying what was delivered before waits for a second person
          </label>
          <TextField
            name="countMax"
            label="More than this at once waits too"
            hint="Nothing: any number may start at once."
            unit="callbacks"
            inputMode="numeric"
            defaultValue={policy.countMax === null ? '' : String(policy.countMax)}
          />
          <TextField
            name="expiresAfterHours"
            label="A request expires after"
            unit="hours"
            inputMode="numeric"
            required
            defaultValue={String(policy.expiresAfterHours)}
          />
          <div>
            <SubmitButton>Save</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
