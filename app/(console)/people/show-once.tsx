'use client';

import type { ReactNode } from 'react';
import { ActionForm, type ActionFormProps } from '@/app/(console)/providers/action-form';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

export interface ShowOnceFormProps extends Pick<ActionFormProps<never>, 'action' | 'hidden' | 'asks'> {
  /** What the answer holds: "One-time link". */
  what: string;
  /** What to do with it. */
  advice: string;
  /** On the link that leads on. */
  next: string;
  children: ReactNode;
}

/** A form whose answer is shown this once, in the form's place. */
export function ShowOnceForm({ action, hidden, asks, what, advice, next, children }: ShowOnceFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      asks={asks}
      whenDone={({ message, once }) => (
        <div className="flex flex-col gap-4">
          <Banner kind="success" title={message ?? 'Done.'} />
          <div className="flex flex-col gap-2">
            <p className="font-medium text-sm">{what}</p>
            <div className="flex items-center gap-2 rounded-md border py-2 pr-2 pl-3">
              <code className="min-w-0 flex-1 break-all font-mono text-sm">{once?.secret}</code>
              <CopyButton text={once?.secret ?? ''} label="Copy" labelled variant="secondary" />
            </div>
            <p className="text-muted text-sm">{advice}</p>
          </div>
          <div>
            {/* A plain link: the page is loaded anew, and nothing of it stays in the browser. */}
            <a href={once?.href ?? '/people'} className={buttonStyles({ variant: 'primary' })}>
              {next}
            </a>
          </div>
        </div>
      )}
    >
      {children}
    </ActionForm>
  );
}
