'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { ActionForm, SubmitButton } from './action-form';
import type { FormAction } from './form-state';

export interface ConfirmDialogProps {
  /** On the button that opens it. */
  label: string;
  /** What is read out where several buttons have one label. */
  about?: string;
  title: string;
  /** What happens on agreeing. */
  description: string;
  /** On the button that agrees. */
  agree: string;
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
  children?: ReactNode;
}

/** A button that asks before it does what cannot simply be undone. */
export function ConfirmDialog({
  label,
  about,
  title,
  description,
  agree,
  action,
  hidden,
  variant,
  size,
  children,
}: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} size={size}>
          {label}
          {about && <span className="sr-only"> {about}</span>}
        </Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        <ActionForm action={action} hidden={hidden} onDone={close}>
          {children}
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton variant={variant === 'danger' ? 'danger' : 'primary'}>{agree}</SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
