import { HexBody } from '@/components/request/hex-body';
import { RawBody } from '@/components/request/raw-body';
import { shownBody } from '@/components/request/request-body';

/** A body (base64) as text or hex. */
export function BytesView({ rawBody, hex }: { rawBody: string; hex: boolean }) {
  const body = shownBody(rawBody);
  return hex ? <HexBody bytes={body.bytes} /> : <RawBody body={body} />;
}
