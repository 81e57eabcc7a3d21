import { ArchiveIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { DownloadPanel } from './download-panel';

interface EvidenceLinkProps {
  /** `batch:17`, `transfer:9`. */
  record: string;
  /** The reader's pack holds bodies as they came; otherwise what is sensitive in them is masked. */
  whole: boolean;
}

/** Downloads everything about one record, and says before what that is. */
export function EvidenceLink({ record, whole }: EvidenceLinkProps) {
  const what = record.startsWith('batch:') ? 'batch' : 'transfer';
  return (
    <DownloadPanel label="Evidence" icon={<ArchiveIcon aria-hidden />}>
      <div className="flex flex-col gap-3">
        <p>
          A zip of everything about this {what}:{' '}
          {whole ? 'the bytes of every callback as they arrived' : 'the body of every callback, masked'}, headers,
          verdicts, deliveries with both sides, answers to probes, issues, what people did, and the SHA-256 of each
          file.
        </p>
        <p className="text-muted">
          {whole
            ? 'It holds customers’ data unmasked, and no secrets.'
            : 'What is sensitive in it is masked, for your role does not include revealing it, and it holds no secrets.'}{' '}
          The download is audited under your name, with the hash of the pack.
        </p>
        <div className="flex items-center justify-between gap-2">
          <Link href={{ pathname: '/exports', query: { kind: 'evidence' } }} className="text-muted underline">
            Earlier packs
          </Link>
          {/* No link of the router: it would load the file ahead of the click. */}
          <a
            href={`/exports/evidence?${new URLSearchParams({ record })}`}
            className={buttonStyles({ variant: 'primary' })}
          >
            Download evidence
          </a>
        </div>
      </div>
    </DownloadPanel>
  );
}
