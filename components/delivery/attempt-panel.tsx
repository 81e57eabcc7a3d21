import type { ReactNode } from 'react';
import { KeyValues } from '@/components/domain/key-values';
import { MonoId } from '@/components/domain/mono-id';
import { Time } from '@/components/domain/time';
import { Reveal } from '@/components/reveal/reveal';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import type { AttemptDetails, BodyMode } from '@/lib/delivery/types';
import { AttemptMessages } from './attempt-messages';
import { isDelivered, millisecondsWords } from './delivery-words';
import { ErrorPanel } from './error-panel';
import { PhaseBar, PhaseNumbers } from './phase-bar';
import { revealMessages } from './reveal-actions';

const bodyModeWords: Record<BodyMode, string> = {
  original: 'Original: the bytes as the provider sent them',
  normalized: 'Normalized: the console’s own JSON',
};

const muted = (text: string) => <span className="text-muted">{text}</span>;

function facts(attempt: AttemptDetails) {
  const { startedAt, url, address, bodyMode, callbackId, timings, requestSha256 } = attempt;
  return [
    { label: 'Started', value: <Time at={startedAt} show="exact" /> },
    { label: 'URL', value: <span className="break-all font-mono text-[0.95em]">{url}</span> },
    {
      label: 'Address called',
      value: address === null ? muted('none') : <span className="font-mono text-[0.95em]">{address}</span>,
    },
    { label: 'Body', value: callbackId === null ? 'The console’s own test document' : bodyModeWords[bodyMode] },
    ...(requestSha256 === null
      ? []
      : [
          {
            label: 'SHA-256 of it',
            value: <MonoId value={requestSha256} copy="hash of the request body" className="max-w-full" />,
          },
        ]),
    { label: 'Took', value: timings.totalMs === null ? muted('not over yet') : millisecondsWords(timings.totalMs) },
  ];
}

interface AttemptPanelProps {
  attempt: AttemptDetails;
  /** Of its callback: what is masked goes by it; null: a test without one. */
  provider: string | null;
  /** The comparison with another attempt, or the way to it. */
  children?: ReactNode;
}

/** One attempt with everything that was sent and came back; what is sensitive in it is masked, and revealed on demand to who may. */
export async function AttemptPanel({ attempt, provider, children }: AttemptPanelProps) {
  const { id, errorClass, errorWords, timings, bodiesMasked } = attempt;
  const { actor } = await requireActor();
  const messages = <AttemptMessages attempt={attempt} provider={provider} />;
  return (
    <div className="flex min-w-0 flex-col gap-4 px-4 py-4">
      {errorClass !== null && !isDelivered(attempt) && <ErrorPanel errorClass={errorClass} words={errorWords} />}
      <div className="flex flex-col gap-2">
        <PhaseBar timings={timings} errorClass={errorClass} />
        <PhaseNumbers timings={timings} errorClass={errorClass} />
      </div>
      <KeyValues items={facts(attempt)} />
      {children}
      {bodiesMasked ? (
        <Reveal
          key={id}
          what="the sensitive values"
          view="messages"
          reveal={may(actor, 'payload.reveal') ? revealMessages.bind(null, id, provider) : undefined}
        >
          {messages}
        </Reveal>
      ) : (
        messages
      )}
    </div>
  );
}
