import { LayersIcon } from 'lucide-react';
import { consoleOrigin } from '@/app/(console)/console-origin';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';

function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <span className="mt-2 flex max-w-full items-center gap-1 rounded-md border bg-subtle py-1 pr-1 pl-3 text-left">
      <code className="min-w-0 flex-1 break-all font-mono text-ink text-xs">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

/** No callback has told of a batch: which ones do, and how to see one. */
export async function NoBatchesYet() {
  const callbackUrl = `${await consoleOrigin()}/api/callbacks/gatepay`;
  return (
    <EmptyState icon={LayersIcon} title="No batch so far">
      <p>
        A batch appears with the first GatePay WITHDRAW callback that tells of it. In GatePay’s console, set this
        callback URL:
      </p>
      <CopyLine text={callbackUrl} label="Copy callback URL" />
      <p className="mt-4">Or send a signed batch from the console’s folder to see how it looks:</p>
      <CopyLine text="npm run simulate -- gatepay" label="Copy command" />
    </EmptyState>
  );
}
