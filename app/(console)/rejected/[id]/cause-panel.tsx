import { accountHref } from '@/app/(console)/providers/account-href';
import { causeWords } from '@/app/(console)/rejected/causes';
import { findings } from '@/app/(console)/rejected/findings';
import { type Mender, remedyWords } from '@/app/(console)/rejected/remedy';
import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { RequestDetails } from '@/lib/intake/types';

/** Why it was turned away, what that means and what to do; for a request that was not, the way to its callback. */
export function CausePanel({ request, mender }: { request: RequestDetails; mender: Mender }) {
  const { cause, causeDetail, callbackId, verdict } = request;
  if (verdict !== 'rejected') {
    return (
      <Banner title="This request was not turned away">
        {callbackId !== null && (
          <Link href={`/callbacks/${callbackId}`} className="underline underline-offset-2">
            It belongs to callback {callbackId}
          </Link>
        )}
      </Banner>
    );
  }
  if (cause === null) return <Banner kind="warning" title="No cause was kept with this request" />;
  const { meaning, mend } = causeWords[cause];
  return (
    // Not an alert: it is the page's subject, not news about the page.
    <section aria-labelledby="cause" className="rounded-md bg-red-soft px-4 py-3 text-red-ink text-sm">
      <h2 id="cause" className="font-medium">
        {rejectionCauseLabels[cause]}
      </h2>
      <p className="mt-1 break-words">{findings(causeDetail) ?? meaning}</p>
      <p className="mt-2">
        <span className="font-medium">What to do: </span>
        {remedyWords(cause, mender)}{' '}
        {mend !== null && (
          <Link href={accountHref(request)} className="underline underline-offset-2">
            Open the account
          </Link>
        )}
      </p>
    </section>
  );
}
