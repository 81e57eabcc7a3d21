import { SendIcon } from 'lucide-react';
import { pause, resume, test } from '@/app/(console)/destinations/actions';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { TextField } from '@/app/(console)/providers/form-fields';
import { destinationStanding } from '@/components/delivery/destination-standing';
import type { DestinationView } from '@/lib/delivery/types';

/** Ends a pause, or lets an open breaker's next delivery through at once. */
export function ResumeButton({ destination }: { destination: DestinationView }) {
  const paused = destination.state === 'paused';
  return (
    <ActionForm action={resume} hidden={{ id: destination.id }}>
      <SubmitButton size="sm">{paused ? 'Resume' : 'Try now'}</SubmitButton>
    </ActionForm>
  );
}

/** What an operator does with a destination: try it, hold it back. */
export function DestinationActions({ destination }: { destination: DestinationView }) {
  const standing = destinationStanding(destination);
  return (
    <>
      <ActionForm action={test} hidden={{ id: destination.id }}>
        <SubmitButton disabled={standing === 'paused'} title={standing === 'paused' ? 'Resume it first.' : undefined}>
          <SendIcon aria-hidden />
          Send a test
        </SubmitButton>
      </ActionForm>
      {standing !== 'paused' && (
        <ConfirmDialog
          label="Pause"
          title={`Pause ${destination.name}?`}
          description="Callbacks go on being queued for it, and no attempt begins until it is resumed. Attempts that run now end."
          agree="Pause destination"
          action={pause}
          hidden={{ id: destination.id }}
        >
          <TextField
            name="reason"
            label="Reason"
            hint="Shown beside the state. May be empty."
            maxLength={300}
            autoComplete="off"
          />
        </ConfirmDialog>
      )}
    </>
  );
}
