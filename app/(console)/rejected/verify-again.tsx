'use client';

import { ShieldCheckIcon } from 'lucide-react';
import { useActionState } from 'react';
import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { verifyAgain } from './verify-actions';
import type { VerifiedState } from './verify-run';

/** Asks the door's question once more about this request, and says what the answer is today. */
export function VerifyAgain({ requestId, done }: { requestId: string; done: boolean }) {
  const [state, send, pending] = useActionState(verifyAgain, null);
  return (
    <div className={done ? undefined : 'flex flex-col items-start gap-3'}>
      {!done && (
        <form action={send}>
          <input type="hidden" name="request" value={requestId} />
          <Button type="submit" variant="primary" aria-disabled={pending}>
            <ShieldCheckIcon aria-hidden />
            {pending ? 'Verifying…' : 'Verify again'}
          </Button>
        </form>
      )}
      {/* Once it is done the page says so above; here it is only read out. */}
      <div aria-live="polite" className={done ? 'sr-only' : 'w-full'}>
        {!pending && <Result state={state} />}
      </div>
    </div>
  );
}

function CallbackLink({ id }: { id: string }) {
  return (
    <Link href={`/callbacks/${id}`} className="underline underline-offset-2">
      Callback {id}
    </Link>
  );
}

function Result({ state }: { state: VerifiedState }) {
  if (state === null) return null;
  switch (state.outcome) {
    case 'accepted':
      return (
        <Banner kind="success" title="Proven. It is a callback now and is being applied">
          <CallbackLink id={state.callbackId} />
        </Banner>
      );
    case 'duplicate':
      return (
        <Banner
          kind="success"
          title="Proven. The provider had sent the same callback again, so nothing is applied twice"
        >
          <CallbackLink id={state.callbackId} />
        </Banner>
      );
    case 'still_refused':
      return (
        <Banner kind="warning" title={`Still refused: ${rejectionCauseLabels[state.cause].toLowerCase()}`}>
          {state.detail}
        </Banner>
      );
    case 'not_possible':
      return (
        <Banner kind="warning" title="It cannot be verified again">
          {state.detail} {state.callbackId !== null && <CallbackLink id={state.callbackId} />}
        </Banner>
      );
    case 'failed':
      return (
        <Banner kind="error" title="Nothing was changed">
          {state.message}
        </Banner>
      );
  }
}
