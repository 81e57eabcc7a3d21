import { coverageWords } from '@/components/payload/payload-coverage';
import { PayloadTree } from '@/components/payload/payload-tree';
import { RawBody } from '@/components/request/raw-body';
import { shownBody } from '@/components/request/request-body';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkSegments } from '@/components/ui/link-tabs';
import type { CallbackDetails } from '@/lib/intake/types';
import { writeExactJson } from '@/lib/providers/exact-json';

/** The payload as a tree or as it came; what somebody may not see is masked in both by the verb. */
export function PayloadTab({ callback, raw }: { callback: CallbackDetails; raw: boolean }) {
  const { id, payload, rawBody, verification } = callback;
  if (rawBody === null) {
    return (
      <EmptyState title="The bytes of this callback are no longer kept">
        <p>Retention dropped them. What they said is above, and in its transfer or batch.</p>
      </EmptyState>
    );
  }
  const body = shownBody(rawBody);
  const json = payload === null ? null : writeExactJson(payload);
  const asRaw = raw || json === null;
  const pretty = payload === null ? body.text : writeExactJson(payload, 2);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkSegments
          label="Payload as"
          tabs={[
            { label: 'Tree', href: `/callbacks/${id}`, current: !asRaw },
            { label: 'Raw', href: `/callbacks/${id}?view=raw`, current: asRaw },
          ]}
        />
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">
          {coverageWords(verification.coverage)}
          {callback.masked.length > 0 && ' Sensitive values are masked.'}
        </p>
        <CopyButton text={asRaw ? body.text : pretty} label="Copy payload" labelled variant="secondary" />
      </div>
      {json === null && (
        <Banner kind="warning" title="This payload cannot be read as fields any more">
          It was understood when it came. Its bytes are below as they came.
        </Banner>
      )}
      {asRaw || json === null ? <RawBody body={body} /> : <PayloadTree text={json} coverage={verification.coverage} />}
    </div>
  );
}
