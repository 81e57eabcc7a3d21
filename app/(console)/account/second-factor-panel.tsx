'use client';

import type { ReactNode } from 'react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import type { FormAction } from '@/app/(console)/providers/form-state';
import { Time } from '@/components/domain/time';
import { CopyButton } from '@/components/ui/copy-button';
import type { OwnProof } from '@/lib/access/people/own-account';
import type { OwnSecondFactor } from '@/lib/access/second-factor/get-own-second-factor';
import { beginCodes, confirmCodes, removeCodes, renewRecovery } from './actions';
import { CodesOnce } from './codes-once';
import { QrCode } from './qr-code';

interface OwnerFormProps {
  action: FormAction;
  label: string;
  proof: OwnProof;
  children?: ReactNode;
}

/** Asks for the proof that this session can give. */
function OwnerForm({ action, label, proof, children }: OwnerFormProps) {
  if (proof === 'old sign-in')
    return (
      <p className="max-w-prose text-muted text-sm">
        For this you have to have signed in within the last 15 minutes.{' '}
        <a href="/api/auth/oidc/start?next=/account" className="underline">
          Sign in again
        </a>
      </p>
    );
  return (
    <ActionForm
      action={action}
      hidden={{}}
      clears
      className="gap-3"
      whenDone={(state) => (state.once ? <CodesOnce state={state} /> : children)}
    >
      {proof === 'password' && (
        <TextField
          name="password"
          label="Your current password"
          type="password"
          autoComplete="current-password"
          required
          className="max-w-72"
        />
      )}
      <div>
        <SubmitButton>{label}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Setup({ uri, typed }: { uri: string; typed: string }) {
  return (
    <>
      <p className="text-sm">
        Scan this with an authenticator app, or type the key into it. Then enter the code it shows.
      </p>
      <QrCode text={uri} label="QR code for the authenticator app" />
      <div className="flex flex-wrap items-center gap-2">
        <code className="break-all font-mono text-sm">{typed}</code>
        <CopyButton text={typed.replaceAll(' ', '')} label="Copy key" />
      </div>
      <TextField
        name="code"
        label="Code of the moment"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        required
        className="max-w-40 font-mono"
      />
      <div>
        <SubmitButton variant="primary">Turn it on</SubmitButton>
      </div>
    </>
  );
}

/** One's own second factor: set-up, recovery codes, removal. */
export function SecondFactorPanel({ factor }: { factor: OwnSecondFactor }) {
  const { proof } = factor;
  return (
    <div className="flex flex-col gap-4">
      {factor.state === 'off' && <OwnerForm action={beginCodes} label="Set up one-time codes" proof={proof} />}
      {/* It stands here in every state: its answer has the recovery codes, and must outlive what it changed. */}
      <ActionForm
        action={confirmCodes}
        hidden={{}}
        className={factor.state === 'begun' ? 'gap-3' : 'hidden'}
        whenDone={(state) => <CodesOnce state={state} />}
      >
        {factor.state === 'begun' && <Setup uri={factor.uri} typed={factor.key} />}
      </ActionForm>
      {factor.state === 'on' && (
        <>
          <p className="text-sm">
            One-time codes are on since <Time at={factor.confirmedAt} />. Recovery codes left:{' '}
            {factor.recoveryCodesLeft}.
          </p>
          <details>
            <summary className="cursor-default text-sm underline-offset-2 hover:underline">
              Make new recovery codes
            </summary>
            <div className="pt-3">
              <OwnerForm action={renewRecovery} label="Make new recovery codes" proof={proof} />
            </div>
          </details>
          {!factor.required && (
            <details>
              <summary className="cursor-default text-sm underline-offset-2 hover:underline">
                Remove the second factor
              </summary>
              <div className="pt-3">
                <OwnerForm action={removeCodes} label="Remove" proof={proof} />
              </div>
            </details>
          )}
        </>
      )}
    </div>
  );
}
