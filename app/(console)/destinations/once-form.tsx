'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/app/(console)/providers/action-form';
import type { FormAction } from '@/app/(console)/providers/form-state';
import { SecretOnce } from './secret-once';

/** A form whose answer may hold a secret that is shown this once, in the form's place. */
export function OnceForm({
  action,
  hidden,
  next,
  children,
  className,
}: {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** On the link that leads on. */
  next: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      className={className}
      whenDone={(state) => <SecretOnce state={state} next={next} />}
    >
      {children}
    </ActionForm>
  );
}
