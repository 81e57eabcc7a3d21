import { CompareFields } from '@/components/compare/compare-fields';
import { CompareLines } from '@/components/compare/compare-lines';
import { diffFields } from '@/components/compare/diff-fields';
import { shownRequestHeaders, shownResponseHeaders } from '@/lib/delivery/shown-headers';
import type { AttemptDetails } from '@/lib/delivery/types';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { attemptBody, bodyLines } from './attempt-body';
import { attemptFields } from './attempt-fields';

/** What differs between two attempts, the earlier first. Everything in it is masked before it is compared. */
export function AttemptCompare({
  one,
  other,
  provider,
  clock,
}: {
  one: AttemptDetails;
  other: AttemptDetails;
  provider: string | null;
  /** That times are written by. */
  clock: ZonedClock;
}) {
  const [before, after] = one.startedAt <= other.startedAt ? [one, other] : [other, one];
  const request = (attempt: AttemptDetails) => shownRequestHeaders(attempt.requestHeaders ?? {}, provider);
  const response = (attempt: AttemptDetails) => shownResponseHeaders(attempt.responseHeaders ?? {});
  const lines = (base64: string | null) => bodyLines(attemptBody(base64));
  return (
    <div className="flex flex-col gap-4 rounded-md border p-3">
      <h3 className="font-medium text-sm">
        What differs: <span className="text-red-ink">− earlier</span>, <span className="text-green-ink">+ later</span>
      </h3>
      <CompareFields
        title="The attempts"
        pairs={diffFields(attemptFields(before, clock), attemptFields(after, clock))}
      />
      <CompareFields title="Answer headers" pairs={diffFields(response(before), response(after))} />
      <CompareLines title="Answer body" before={lines(before.responseBody)} after={lines(after.responseBody)} />
      <CompareFields title="Request headers" pairs={diffFields(request(before), request(after))} />
      <CompareLines title="Request body" before={lines(before.requestBody)} after={lines(after.requestBody)} />
    </div>
  );
}
