import { Time } from '@/components/domain/time';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { RequestSummary } from '@/lib/intake/types';

/** Who proved it later, and the callback that it became; nothing where nobody did. */
export function VerifiedLater({ request }: { request: RequestSummary }) {
  const { verifiedAgainAt, verifiedBy, callbackId } = request;
  if (verifiedAgainAt === null) return null;
  return (
    <Banner kind="success" title="It was turned away, and proven later">
      {verifiedBy} verified it again <Time at={verifiedAgainAt} />.{' '}
      <Link href={`/callbacks/${callbackId}`} className="underline underline-offset-2">
        It belongs to callback {callbackId}
      </Link>
    </Banner>
  );
}
