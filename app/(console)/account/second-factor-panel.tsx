'use client';

import { type ReactNode, useState } from 'react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { Time } from '@/components/domain/time';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import type { OwnProof } from '@/lib/access/people/own-account';
import type { AppSetup, OwnSecondFactor } from '@/lib/access/second-factor/get-own-second-factor';
import { beginAnother, beginCodes, confirmCodes, giveUpCodes, removeCodes, renewRecovery } from './actions';
import { CodesOnce } from './codes-once';
import { QrCode } from './qr-code';

interface ProofFieldsProps {
  /** On the button. */
  label: string;
  proof: OwnProof;
  /** Also asks for a code, as what changes a second factor that is on does. */
  withCode?: boolean;
}

/** Asks for the proof that this session can give. */
function ProofFields({ label, proof, withCode = false }: ProofFieldsProps) {
  return (
    <>
      {proof === 'old sign-in' && (
        <p className="max-w-prose text-muted text-sm">
          For this the sign-in service has to have asked who you are within the last 15 minutes.{' '}
          <a href="/api/auth/oidc/start?anew=1&next=/account" className="underline">
            Sign in again
          </a>
          , or enter the password that you have here.
        </p>
      )}
      {proof !== 'recent sign-in' && (
        <TextField
          name="password"
          label="Your current password"
          type="password"
          autoComplete="current-password"
          required
          className="max-w-72"
        />
      )}
      {withCode && (
        <TextField
          name="code"
          label="Code of the app, or a recovery code"
          autoComplete="one-time-code"
          maxLength={64}
          required
          className="max-w-72 font-mono"
        />
      )}
      <div>
        <SubmitButton>{label}</SubmitButton>
      </div>
    </>
  );
}

/** One deed with a second factor that is on, folded away until it is asked for. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-default text-sm underline-offset-2 hover:underline">{title}</summary>
      <div className="flex flex-col gap-3 pt-3">{children}</div>
    </details>
  );
}

function Setup({ setup, instead }: { setup: AppSetup; instead: boolean }) {
  return (
    <>
      <p className="max-w-prose text-sm">
        Scan this with an authenticator app, or type the key into it. Then enter the code it shows.
        {instead && ' The app you have goes on working until then.'}
      </p>
      <QrCode text={setup.uri} label="QR code for the authenticator app" />
      <div className="flex flex-wrap items-center gap-2">
        <code className="break-all font-mono text-sm">{setup.key}</code>
        <CopyButton text={setup.key.replaceAll(' ', '')} label="Copy key" />
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

function BegunElsewhere() {
  return (
    <Banner kind="info" title="A set-up is under way in another browser.">
      Its key is shown there alone. Where you begin one here, that one is void. If it was not you, end that session and
      change your password.
    </Banner>
  );
}

/**
 * The key of a form that answers about `subject`: another one each time another subject comes, so that no answer about an earlier one
 * stands in its place, and the same while there is none (null), so that the answer outlives it.
 */
function useRound(subject: string | null): number {
  const [last, setLast] = useState({ subject, round: 0 });
  if (subject !== null && subject !== last.subject) setLast({ subject, round: last.round + 1 });
  return last.round;
}

/** One's own second factor: set-up, another app, recovery codes, removal. */
export function SecondFactorPanel({ factor }: { factor: OwnSecondFactor }) {
  const { proof } = factor;
  const on = factor.state === 'on';
  const setup = factor.state === 'off' ? null : factor.setup;
  const removable = on && !factor.required;
  const setupRound = useRound(setup?.key ?? null);
  const onRound = useRound(on ? factor.confirmedAt : null);
  // The set-up whose recovery codes were replaced by later ones.
  const [voided, setVoided] = useState<number | null>(null);
  return (
    <div className="flex flex-col gap-4">
      {on && (
        <p className="text-sm">
          One-time codes are on since <Time at={factor.confirmedAt} />. Recovery codes left: {factor.recoveryCodesLeft}.
        </p>
      )}
      {factor.begunElsewhere && <BegunElsewhere />}
      {factor.state === 'off' && (
        <ActionForm action={beginCodes} hidden={{}} clears className="gap-3">
          <ProofFields label="Set up one-time codes" proof={proof} />
        </ActionForm>
      )}
      {/* It stands here in every state: its answer has the recovery codes, and must outlive the set-up that it ended. */}
      <ActionForm
        key={`set-up ${setupRound}`}
        action={confirmCodes}
        hidden={{}}
        className={setup ? 'gap-3' : 'hidden'}
        // Where the second factor was removed, or codes were made anew, these are void.
        whenDone={(state) => factor.state !== 'off' && voided !== setupRound && <CodesOnce state={state} />}
      >
        {setup && <Setup setup={setup} instead={on} />}
      </ActionForm>
      {setup && (
        <ActionForm action={giveUpCodes} hidden={{}}>
          <div>
            <SubmitButton variant="ghost">Give up this set-up</SubmitButton>
          </div>
        </ActionForm>
      )}
      {on && !setup && (
        <ActionForm action={beginAnother} hidden={{}} clears className="gap-3">
          <Folded title="Set up another app">
            <p className="max-w-prose text-muted text-sm">
              For a new phone. Once it has shown a code, the earlier app and recovery codes are void and your other
              sessions end.
            </p>
            <ProofFields label="Set up another app" proof={proof} withCode />
          </Folded>
        </ActionForm>
      )}
      {on && (
        <ActionForm
          key={`recovery codes ${onRound}`}
          action={renewRecovery}
          hidden={{}}
          clears
          className="gap-3"
          onDone={() => setVoided(setupRound)}
          whenDone={(state) => <CodesOnce state={state} />}
        >
          <Folded title="Make new recovery codes">
            <ProofFields label="Make new recovery codes" proof={proof} withCode />
          </Folded>
        </ActionForm>
      )}
      {/* In every state as well: its answer outlives the second factor that it took away. */}
      <ActionForm
        key={`removal ${onRound}`}
        action={removeCodes}
        hidden={{}}
        clears
        className={removable ? 'gap-3' : 'hidden'}
        whenDone={(state) =>
          factor.state === 'off' && <Banner kind="success" title={state.message ?? 'Your second factor is off.'} />
        }
      >
        {removable && (
          <Folded title="Remove the second factor">
            <ProofFields label="Remove" proof={proof} withCode />
          </Folded>
        )}
      </ActionForm>
    </div>
  );
}
