import { shownRequestHeaders, shownResponseHeaders } from '@/lib/delivery/shown-headers';
import type { AttemptDetails } from '@/lib/delivery/types';
import { attemptBody, bytesWords } from './attempt-body';
import { CallMessage } from './call-message';

function answerNote({ responseBytes, responseTruncated }: AttemptDetails): string | null {
  if (responseBytes === null) return null;
  const kept = bytesWords(responseBytes);
  return responseTruncated ? `The first ${kept} are kept; more came and was not read.` : kept;
}

function noAnswer(attempt: AttemptDetails): string {
  if (attempt.finishedAt === null) return 'The attempt is running.';
  return attempt.statusCode === null ? 'No answer came.' : 'The bytes of the answer are no longer kept.';
}

/** Both sides of an attempt: what was sent and what came back, as the verb answers it. `provider`: of its callback. */
export function AttemptMessages({ attempt, provider }: { attempt: AttemptDetails; provider: string | null }) {
  const { requestBytes, requestHeaders, responseHeaders } = attempt;
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <CallMessage
        title={`Answer to attempt ${attempt.number}`}
        headers={responseHeaders && shownResponseHeaders(responseHeaders)}
        body={attemptBody(attempt.responseBody)}
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
  );
}
