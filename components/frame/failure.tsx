'use client';

import { CircleAlertIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { DocumentTitle } from './document-title';

export interface FailureProps {
  /** What was thrown; its `digest` is the id under which the log tells what happened. Its message is never shown. */
  error: unknown;
  retry: () => void;
}

function digestOf(error: unknown): string | null {
  const digest: unknown = error instanceof Error ? Reflect.get(error, 'digest') : null;
  return typeof digest === 'string' ? digest : null;
}

const title = 'This page could not be read';

/** A page that could not be made. It looks unlike an empty one. */
export function Failure({ error, retry }: FailureProps) {
  const id = digestOf(error);
  return (
    <div role="alert" className="w-full">
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={CircleAlertIcon}
        title={`${title}.`}
        heading="h1"
        actions={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            {id && <CopyButton text={id} label="Copy error id" labelled size="md" variant="secondary" />}
          </>
        }
      >
        <p>
          The console or its database did not answer as it should. Nothing that arrived is lost: callbacks are only
          acknowledged once they are stored. Try again; if it stays so, give the error id to whoever runs the console.
        </p>
        {id && <p className="mt-2 font-mono text-faint text-xs">{id}</p>}
      </EmptyState>
    </div>
  );
}
