import { Reveal } from '@/components/reveal/reveal';
import { LinkSegments } from '@/components/ui/link-tabs';
import type { RequestDetails } from '@/lib/intake/types';
import { BytesView } from './bytes-view';
import { revealBytes } from './reveal-actions';

const grouped = new Intl.NumberFormat('en');

interface RejectedBytesProps {
  request: RequestDetails;
  hex: boolean;
  mayReveal: boolean;
}

/** The bytes as text or hex, what is sensitive masked until somebody reveals it; says so where only their beginning was kept. */
export function RejectedBytes({ request, hex, mayReveal }: RejectedBytesProps) {
  const { id, rawBody, bodyMasked } = request;
  const cut = request.bodyKeptBytes < request.bodyBytes;
  const view = <BytesView rawBody={rawBody} hex={hex} />;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="font-medium text-sm">Bytes</h2>
        <LinkSegments
          label="Bytes as"
          tabs={[
            { label: 'Text', href: `/rejected/${id}`, current: !hex },
            { label: 'Hex', href: `/rejected/${id}?view=hex`, current: hex },
          ]}
        />
        {cut && (
          <p className="text-muted text-sm">
            The first {grouped.format(request.bodyKeptBytes)} of {grouped.format(request.bodyBytes)} bytes; the rest was
            not kept.
          </p>
        )}
      </div>
      {bodyMasked ? (
        <Reveal
          key={id}
          what="the sensitive values"
          view={hex ? 'hex' : 'text'}
          reveal={mayReveal ? revealBytes.bind(null, id) : undefined}
        >
          {view}
        </Reveal>
      ) : (
        view
      )}
    </section>
  );
}
