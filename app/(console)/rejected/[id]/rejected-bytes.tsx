import { HexBody } from '@/components/request/hex-body';
import { RawBody } from '@/components/request/raw-body';
import { shownBody } from '@/components/request/request-body';
import { LinkSegments } from '@/components/ui/link-tabs';
import type { RequestDetails } from '@/lib/intake/types';

const grouped = new Intl.NumberFormat('en');

/** The bytes as text or hex, masked; says so where only their beginning was kept. */
export function RejectedBytes({ request, hex }: { request: RequestDetails; hex: boolean }) {
  const body = shownBody(request.rawBody);
  const cut = request.bodyKeptBytes < request.bodyBytes;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="font-medium text-sm">Bytes</h2>
        <LinkSegments
          label="Bytes as"
          tabs={[
            { label: 'Text', href: `/rejected/${request.id}`, current: !hex },
            { label: 'Hex', href: `/rejected/${request.id}?view=hex`, current: hex },
          ]}
        />
        <p className="text-muted text-sm">
          {cut &&
            `The first ${grouped.format(request.bodyKeptBytes)} of ${grouped.format(request.bodyBytes)} bytes; the rest was not kept. `}
          {request.bodyMasked && 'Sensitive values are masked.'}
        </p>
      </div>
      {hex ? <HexBody bytes={body.bytes} /> : <RawBody body={body} />}
    </section>
  );
}
