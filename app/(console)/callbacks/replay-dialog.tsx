'use client';

import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField, TextField } from '@/app/(console)/providers/form-fields';
import { replayOne } from '@/app/(console)/replays/actions';
import { Banner } from '@/components/ui/banner';
import { Button, buttonStyles } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Link } from '@/components/ui/link';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';

export interface ReplayDialogProps {
  /** Null: closed. */
  callbackId: string | null;
  destinations: readonly ReplayDestination[];
  onClose: () => void;
}

const takeFocus = (link: HTMLAnchorElement | null) => link?.focus();

/** Sends one callback again: where to, and why. */
export function ReplayDialog({ callbackId, destinations, onClose }: ReplayDialogProps) {
  const options = [
    { value: '', label: 'Every active destination that wants it' },
    ...destinations.map(({ id, name, state }) => ({
      value: id,
      label: state === 'paused' ? `${name} (paused: it waits)` : name,
    })),
  ];
  return (
    <Dialog open={callbackId !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Replay callback ${callbackId ?? ''}`}
        description="Its body goes out as first received, as a new delivery that points to the original. If it failed to apply, it is applied again too."
      >
        <ActionForm
          key={callbackId}
          action={replayOne}
          hidden={{ callback: callbackId ?? '' }}
          whenDone={({ message }) => (
            <div className="flex flex-col gap-4">
              <Banner kind="success" title={message ?? ''} />
              <div className="flex justify-end gap-2">
                <DialogClose asChild>
                  <Button>Close</Button>
                </DialogClose>
                <Link
                  // The button that was pressed is gone: the keyboard goes on from here.
                  ref={takeFocus}
                  href={`/callbacks/${callbackId ?? ''}?tab=response`}
                  onClick={onClose}
                  className={buttonStyles({ variant: 'primary' })}
                >
                  See its deliveries
                </Link>
              </div>
            </div>
          )}
        >
          <ChoiceField name="destination" label="To" options={options} defaultValue="" />
          <TextField
            name="reason"
            label="Reason"
            hint="Optional. It stands in the audit and beside the delivery."
            maxLength={500}
            data-first
            autoComplete="off"
          />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton variant="primary">Replay</SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
