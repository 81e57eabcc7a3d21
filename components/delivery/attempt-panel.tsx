import type { ReactNode } from 'react';
import { KeyValues } from '@/components/domain/key-values';
import { MonoId } from '@/components/domain/mono-id';
import { Time } from '@/components/domain/time';
import { shownRequestHeaders, shownResponseHeaders } from '@/lib/delivery/shown-headers';
import type { AttemptDetails, BodyMode } from '@/lib/delivery/types';
import { attemptBody, bytesWords } from './attempt-body';
import { CallMessage } from './call-message';
import { isDelivered, millisecondsWords } from './delivery-words';
import { ErrorPanel } from './error-panel';
import { PhaseBar, PhaseNumbers } from './phase-bar';

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

function answerNote({ responseBytes, responseTruncated }: AttemptDetails): string | null {
  if (responseBytes === null) return null;
  const kept = bytesWords(responseBytes);
  return responseTruncated ? `The first ${kept} are kept; more came and was not read.` : kept;
}

function noAnswer(attempt: AttemptDetails): string {
  if (attempt.finishedAt === null) return 'The attempt is running.';
  return attempt.statusCode === null ? 'No answer came.' : 'The bytes of the answer are no longer kept.';
}

interface AttemptPanelProps {
  attempt: AttemptDetails;
  /** Of its callback: what is masked goes by it; null: a test without one. */
  provider: string | null;
  /** The comparison with another attempt, or the way to it. */
  children?: ReactNode;
}

/** One attempt with everything that was sent and came back, masked on the server. */
export function AttemptPanel({ attempt, provider, children }: AttemptPanelProps) {
  const { errorClass, errorWords, timings, requestBytes, requestHeaders, responseHeaders } = attempt;
  const response = attemptBody(attempt.responseBody);
  return (
    <div className="flex min-w-0 flex-col gap-4 px-4 py-4">
      {errorClass !== null && !isDelivered(attempt) && <ErrorPanel errorClass={errorClass} words={errorWords} />}
      <div className="flex flex-col gap-2">
        <PhaseBar timings={timings} errorClass={errorClass} />
        <PhaseNumbers timings={timings} errorClass={errorClass} />
      </div>
      <KeyValues items={facts(attempt)} />
      {children}
      <div className="grid gap-6 xl:grid-cols-2">
        <CallMessage
          title={`Answer to attempt ${attempt.number}`}
          headers={responseHeaders && shownResponseHeaders(responseHeaders)}
          body={response}
          none={noAnswer(attempt)}
          note={answerNote(attempt)}
        />
        <CallMessage
          title={`Request of attempt ${attempt.number}`}
          headers={requestHeaders && shownRequestHeaders(requestHeaders, provider)}
          body={attemptBody(attempt.requestBody)}
          none={requestBytes === null ? 'Nothing was sent.' : 'Retention dropped the bytes that were sent.'}
          note={requestBytes === null ? null : bytesWords(requestBytes)}
        />
      </div>
    </div>
  );
}
