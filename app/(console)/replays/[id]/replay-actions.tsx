'use client';

import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { changeReplay } from '@/app/(console)/replays/actions';
import type { ReplayDetails } from '@/lib/delivery/replay/types';

export interface ReplayActionsProps {
  replay: Pick<ReplayDetails, 'id' | 'state' | 'own' | 'results'>;
  mayReplay: boolean;
  mayApprove: boolean;
}

function Plain({ id, verb, label, primary = false }: { id: string; verb: string; label: string; primary?: boolean }) {
  return (
    <ActionForm action={changeReplay} hidden={{ id, verb }} className="gap-1">
      <SubmitButton variant={primary ? 'primary' : 'secondary'}>{label}</SubmitButton>
    </ActionForm>
  );
}

function Cancel({ id, label, waits }: { id: string; label: string; waits: boolean }) {
  return (
    <ConfirmDialog
      label={label}
      title={`${label}?`}
      description={
        waits
          ? 'The request is taken back; nothing was sent.'
          : 'Nothing more is handed over, and deliveries that wait, retries included, are cancelled. What was delivered stays delivered. It cannot be resumed.'
      }
      agree={label}
      action={changeReplay}
      hidden={{ id, verb: 'cancel' }}
      variant="danger"
    />
  );
}

/** What can be done with a bulk replay in its state, by whoever looks at it. */
export function ReplayActions({ replay, mayReplay, mayApprove }: ReplayActionsProps) {
  const { id, state, own, results } = replay;
  switch (state) {
    case 'waiting_approval':
      return (
        <>
          {mayApprove && !own && <Plain id={id} verb="approve" label="Approve" primary />}
          {mayApprove && !own && <Plain id={id} verb="decline" label="Decline" />}
          {mayReplay && own && <Cancel id={id} label="Withdraw request" waits />}
        </>
      );
    case 'running':
    case 'paused':
      if (!mayReplay) return null;
      return (
        <>
          {state === 'running' ? (
            <Plain id={id} verb="pause" label="Pause" />
          ) : (
            <Plain id={id} verb="resume" label="Resume" primary />
          )}
          <Cancel id={id} label="Cancel replay" waits={false} />
        </>
      );
    case 'finished':
      return mayReplay && results.waiting + results.retrying > 0 ? (
        <Cancel id={id} label="Cancel what waits" waits={false} />
      ) : null;
    case 'cancelled':
    case 'declined':
    case 'expired':
      return null;
  }
}
