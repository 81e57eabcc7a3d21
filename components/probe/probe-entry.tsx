import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import type { ProbeDetails } from '@/lib/reconcile/probe/types';
import { ComparisonTable } from './comparison-table';
import { askerWords, resultWords, saysOtherwise } from './describe-probe';
import { ProbeEvidenceView } from './probe-evidence';
import { ProbeStateBadge } from './probe-state-badge';

interface ProbeEntryProps {
  probe: ProbeDetails;
  /** The newest one lies open. */
  open: boolean;
}

/** One question: who asked when and why, what came of it, fact by fact, and the evidence. */
export function ProbeEntry({ probe, open }: ProbeEntryProps) {
  const { id, state, resource, resourceId, reason, createdAt, errorWords, comparison, callbackId, evidence } = probe;
  return (
    <li className="flex flex-col gap-2 border-t px-4 py-3 text-sm first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ProbeStateBadge state={state} contradicts={saysOtherwise(probe)} />
        <span className="font-medium">{resultWords(probe)}</span>
        {callbackId !== null && (
          <Link href={`/callbacks/${callbackId}`} className="underline underline-offset-2">
            Callback {callbackId}
          </Link>
        )}
      </div>
      <p className="break-words text-muted text-xs">
        Probe {id}: {resource} <span className="font-mono">{resourceId}</span> · {askerWords(probe)},{' '}
        <Time at={createdAt} /> · {reason}
      </p>
      {errorWords !== null && <p className="break-words text-sm">{errorWords}</p>}
      {comparison.length > 0 && (
        <details open={open}>
          <summary className="mb-2 w-fit cursor-pointer text-muted text-xs underline-offset-2 hover:underline">
            Ours and theirs
          </summary>
          <ComparisonTable rows={comparison} label={`Probe ${id}: ours and theirs`} />
        </details>
      )}
      {evidence && <ProbeEvidenceView evidence={evidence} />}
    </li>
  );
}
