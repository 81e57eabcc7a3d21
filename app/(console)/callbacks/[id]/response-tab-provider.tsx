import { BytesRemoved } from '@/app/(console)/callbacks/[id]/bytes-removed';
import { KeyValues } from '@/components/domain/key-values';
import { providerLabel } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import type { CallbackDetails } from '@/lib/intake/types';

function againWords(duplicates: number): string {
  return duplicates === 1
    ? 'The same answer when it came a second time'
    : `The same answer to each of ${duplicates} further arrivals`;
}

function AnswerBody({ text }: { text: string }) {
  if (text === '') return <p className="text-muted text-sm">The answer has no body.</p>;
  return (
    <div className="flex items-start gap-2 rounded-md border py-2 pr-2 pl-3">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">{text}</pre>
      <CopyButton text={text} label="Copy answer" />
    </div>
  );
}

/** What the provider was answered when the callback arrived. */
export function ProviderAnswer({ callback }: { callback: CallbackDetails }) {
  const first = callback.requests.find(({ verdict }) => verdict === 'accepted') ?? callback.requests[0];
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium text-sm">What {providerLabel(callback.provider)} was answered</h2>
      {first ? (
        <>
          <KeyValues
            items={[
              { label: 'Status', value: <span className="font-mono">{first.answer.status}</span> },
              { label: 'Content type', value: first.answer.contentType ?? <span className="text-muted">none</span> },
              { label: 'Answered', value: <Time at={first.receivedAt} show="exact" /> },
              ...(callback.duplicates === 0 ? [] : [{ label: 'Again', value: againWords(callback.duplicates) }]),
            ]}
          />
          <AnswerBody text={first.answer.body} />
        </>
      ) : (
        <EmptyState title="The answer is no longer kept">
          <BytesRemoved callback={callback} />
        </EmptyState>
      )}
    </section>
  );
}
