'use client';

import { useRef, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';

export interface ConfirmSubmitProps {
  /** On the button that opens it, and on the one that agrees. */
  label: string;
  title: string;
  /** What happens on agreeing. */
  description: string;
  variant?: ButtonProps['variant'];
}

/**
 * The button of a form whose answer stands on the page: asks, then sends the form around it. Where the answer is only that it was
 * done, a `ConfirmDialog` has the form in itself.
 */
export function ConfirmSubmit({ label, title, description, variant }: ConfirmSubmitProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const agree = () => {
    setOpen(false);
    opener.current?.form?.requestSubmit();
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      {/* The form's first button answers Enter in its fields; a disabled one sends nothing: only agreeing does. */}
      <button type="submit" disabled hidden />
      <DialogTrigger asChild>
        <Button ref={opener} variant={variant}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant={variant === 'danger' ? 'danger' : 'primary'} onClick={agree}>
            {label}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
