import type { FormState } from '@/app/(console)/providers/form-state';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** What was made, with the secret that was made for it: it stands here this once. */
export function SecretOnce({ state, next }: { state: FormState; next: string }) {
  const { message, once } = state;
  return (
    <div className="flex flex-col gap-4">
      <Banner kind="success" title={message ?? 'Done.'} />
      {once && once.secret !== '' && (
        <div className="flex flex-col gap-2">
          <p className="font-medium text-sm">Signing secret</p>
          <div className="flex items-center gap-2 rounded-md border py-2 pr-2 pl-3">
            <code className="min-w-0 flex-1 break-all font-mono text-sm">{once.secret}</code>
            <CopyButton text={once.secret} label="Copy secret" labelled variant="secondary" />
          </div>
          <p className="text-muted text-sm">
            Give it to the backend now: it is shown this once, and the console never shows it again. The backend
            verifies each request with it (Standard Webhooks).
          </p>
        </div>
      )}
      {once && (
        <div>
          {/* A plain link: the page is loaded anew, and nothing of the secret stays in the browser. */}
          <a href={once.href} className={buttonStyles({ variant: 'primary' })}>
            {next}
          </a>
        </div>
      )}
    </div>
  );
}
