import type { ReactNode } from 'react';
import { PayloadTree } from '@/components/payload/payload-tree';
import { BodyActions } from '@/components/request/body-actions';
import { RawBody } from '@/components/request/raw-body';
import { shownBody } from '@/components/request/request-body';
import { Banner } from '@/components/ui/banner';
import type { CallbackDetails } from '@/lib/intake/types';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { writeExactJson } from '@/lib/providers/exact-json';

/** Ways to see a payload. */
export const payloadViews = ['tree', 'raw'] as const;
export type PayloadView = (typeof payloadViews)[number];

/** The view that is open: a payload that cannot be read as fields has the raw one alone. */
export function payloadViewOf(callback: CallbackDetails, asked: string | null): PayloadView {
  return asked === 'raw' || callback.payload === null ? 'raw' : 'tree';
}

function RawView({ id, rawBody, fileName }: { id: string; rawBody: string; fileName: string }) {
  const body = shownBody(rawBody);
  const bodyId = `raw-${id}`;
  return (
    <>
      <BodyActions bodyId={bodyId} utf8={body.utf8} fileName={fileName} />
      <RawBody body={body} id={bodyId} />
    </>
  );
}

/** One view of a callback's payload, of whatever is in it: masked by the verb, or revealed. */
export function PayloadViewOf({
  callback,
  view,
  chainMap,
}: {
  callback: CallbackDetails;
  view: PayloadView;
  chainMap: ChainMap;
}): ReactNode {
  const { id, payload, rawBody, masked, verification } = callback;
  if (view === 'tree' && payload !== null) {
    return (
      <PayloadTree
        text={writeExactJson(payload)}
        masked={masked}
        coverage={verification.coverage}
        chainMap={chainMap}
      />
    );
  }
  const hidden = callback.requests.some(({ bodyMasked }) => bodyMasked);
  return (
    <>
      {payload === null && (
        <Banner kind="warning" title="This payload cannot be read as fields any more">
          It was understood when it came. Its bytes are below as they came.
        </Banner>
      )}
      <RawView id={id} rawBody={rawBody ?? ''} fileName={`callback-${id}${hidden ? '-masked' : ''}.body`} />
    </>
  );
}
