'use client';

import { ShieldCheckIcon } from 'lucide-react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { Verified } from '@/lib/intake/rejected/verify-kept';
import { verifyAgain } from './verify-actions';

function ButtonWords({ words }: { words: string }) {
  return (
    <>
      <ShieldCheckIcon aria-hidden />
      {words}
    </>
  );
}

/** Asks the door's question once more about this request, and says what the answer is today. */
export function VerifyAgain({ requestId, done }: { requestId: string; done: boolean }) {
  return (
    // Once it is done the page says so above; here it is only read out.
    <ActionForm
      action={verifyAgain}
      hidden={{ request: requestId }}
      className={done ? 'sr-only' : 'gap-3'}
      whenFound={(verified) => <Result verified={verified} />}
    >
      {!done && (
        <div>
          <SubmitButton variant="primary" busy={<ButtonWords words="Verifying…" />}>
            <ButtonWords words="Verify again" />
          </SubmitButton>
        </div>
      )}
    </ActionForm>
  );
}

function CallbackLink({ id }: { id: string }) {
  return (
    <Link href={`/callbacks/${id}`} className="underline underline-offset-2">
      Callback {id}
    </Link>
  );
}

function Result({ verified }: { verified: Verified }) {
  switch (verified.outcome) {
    case 'accepted':
      return (
        <Banner kind="success" title="Proven. It is a callback now and is being applied">
          <CallbackLink id={verified.callbackId} />
        </Banner>
      );
    case 'duplicate':
      return (
        <Banner
          kind="success"
          title="Proven. The provider had sent the same callback again, so nothing is applied twice"
        >
          <CallbackLink id={verified.callbackId} />
        </Banner>
      );
    case 'still_refused':
      return (
        <Banner kind="warning" title={`Still refused: ${rejectionCauseLabels[verified.cause].toLowerCase()}`}>
          {verified.detail}
        </Banner>
      );
    case 'not_possible':
      return (
        <Banner kind="warning" title="It cannot be verified again">
          {verified.detail} {verified.callbackId !== null && <CallbackLink id={verified.callbackId} />}
        </Banner>
      );
  }
}
