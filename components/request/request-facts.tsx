import { KeyValues } from '@/components/domain/key-values';
import { MonoId } from '@/components/domain/mono-id';
import type { RequestDetails } from '@/lib/intake/types';

const grouped = new Intl.NumberFormat('en');

/** What is known of one HTTP request beside its headers and bytes. */
export function RequestFacts({ request }: { request: RequestDetails }) {
  const { method, path, contentType, keyHint, bodyBytes, bodyKeptBytes, bodySha256, id } = request;
  return (
    <KeyValues
      items={[
        { label: 'Request', value: <span className="break-all font-mono text-[0.95em]">{`${method} ${path}`}</span> },
        { label: 'Content type', value: contentType ?? <span className="text-muted">none</span> },
        {
          label: 'Body',
          value: `${grouped.format(bodyBytes)} bytes${bodyKeptBytes < bodyBytes ? `, of which the first ${grouped.format(bodyKeptBytes)} were kept` : ''}`,
        },
        {
          label: 'SHA-256 of it',
          value:
            bodySha256 === null ? (
              <span className="text-muted">for who may reveal: guesses at what is masked could be checked with it</span>
            ) : (
              <MonoId value={bodySha256} copy="hash" className="max-w-full" />
            ),
        },
        {
          label: 'Key',
          value: keyHint === null ? <span className="text-muted">none matched</span> : `ending …${keyHint}`,
        },
        { label: 'Request id', value: <MonoId value={id} copy="request id" className="max-w-full" /> },
      ]}
    />
  );
}
