import { InboxIcon } from 'lucide-react';
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

/** Nothing has come yet: where providers send callbacks to, and how to see one without them. */
export async function NoCallbacksYet() {
  const callbackUrl = `${await consoleOrigin()}/api/callbacks/gatepay`;
  return (
    <EmptyState icon={InboxIcon} title="No callback has come yet">
      <p>Every callback that a provider sends appears here at once. Give the provider this URL:</p>
      <CopyLine text={callbackUrl} label="Copy callback URL" />
      <p className="mt-4">Or send signed ones from the console’s folder to see how they look:</p>
      <CopyLine text="npm run simulate -- gatepay" label="Copy command" />
    </EmptyState>
  );
}
