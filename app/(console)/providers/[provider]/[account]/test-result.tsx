import type { ReactNode } from 'react';
import { KeyValues } from '@/components/domain/key-values';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { TestCallbackResult } from '@/lib/intake/accounts/send-test-callback';

function Sentence({ children }: { children: ReactNode }) {
  return <p className="max-w-prose text-red-ink text-sm">{children}</p>;
}

/** What became of a test callback. */
export function TestResult({ result }: { result: TestCallbackResult }) {
  switch (result.outcome) {
    case 'no_secret':
      return <Sentence>Nothing was sent: the account has no live secret to sign with. Add one first.</Sentence>;
    case 'no_sample':
      return <Sentence>Nothing was sent: there is no sample for this provider.</Sentence>;
    case 'unreachable':
      return (
        <Sentence>
          The console did not answer itself at {result.origin} within 10 s. Check HOST and PORT against where it
          listens.
        </Sentence>
      );
    case 'answered':
      return <Answered result={result} />;
  }
}

type AnsweredResult = Extract<TestCallbackResult, { outcome: 'answered' }>;

function Kept({ result }: { result: AnsweredResult }) {
  const link = 'underline underline-offset-2';
  if (result.callbackId !== null) {
    return (
      <Link href={`/callbacks/${result.callbackId}`} className={link}>
        Callback {result.callbackId}
      </Link>
    );
  }
  if (result.requestId === null) return <span className="text-muted">nothing</span>;
  return (
    <Link href={`/rejected/${result.requestId}`} className={link}>
      The rejected request
    </Link>
  );
}

function Answered({ result }: { result: AnsweredResult }) {
  const accepted = result.status === 200;
  return (
    <div className="flex flex-col gap-3 border-t pt-3">
      <p className={cn('font-medium text-sm', accepted ? 'text-green-ink' : 'text-red-ink')}>
        {accepted
          ? `Accepted: answered ${result.status} after ${result.durationMs} ms.`
          : `Refused: answered ${result.status} after ${result.durationMs} ms.`}
      </p>
      {result.causeDetail !== null && <p className="max-w-prose text-sm">{result.causeDetail}</p>}
      <KeyValues
        items={[
          {
            label: 'Sent',
            value: <code className="break-all font-mono text-xs">{`${result.method} ${result.path}`}</code>,
          },
          {
            label: 'Signed with',
            value: result.hint === null ? 'nothing: the provider does not sign' : `the secret ending …${result.hint}`,
          },
          { label: 'Its ids', value: <code className="break-all font-mono text-xs">{result.reference}</code> },
          {
            label: 'Answer',
            value:
              result.body === '' ? (
                <span className="text-muted">empty body</span>
              ) : (
                <code className="break-all font-mono text-xs">{result.body}</code>
              ),
          },
          { label: 'Kept as', value: <Kept result={result} /> },
        ]}
      />
    </div>
  );
}
