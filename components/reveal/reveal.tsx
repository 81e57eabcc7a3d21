'use client';

import { EyeIcon, EyeOffIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** What a press on "Reveal" came to. */
export type Revealed =
  /** In the audit, and here to be shown: by the view of the page that is open. */
  | { ok: true; value: Readonly<Record<string, ReactNode>> }
  /** Nothing is shown; `message` is for people. */
  | { ok: false; message: string };

interface RevealProps {
  /** `4 fields`, `the sensitive values`. */
  what: string;
  /** Which of the revealed views stands in for `children`. */
  view: string;
  /** Writes the audit, then answers. Absent: the reader may not reveal. */
  reveal?: ((reason: string) => Promise<Revealed>) | undefined;
  /** As everybody sees it. */
  children: ReactNode;
}

/**
 * A part of a page with masked values, and for who may the button that shows them: after the audit has it, in this view alone, until
 * it is left or masked again. Key it by what it shows.
 */
export function Reveal({ what, view, reveal, children }: RevealProps) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed | null>(null);
  const [waiting, startWaiting] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The page around a dialog hears its events: a form in there is none of its.
    event.stopPropagation();
    const reason = new FormData(event.currentTarget).get('reason');
    startWaiting(async () => {
      const answer = await reveal?.(typeof reason === 'string' ? reason : '').catch(() => null);
      setShown(answer ?? { ok: false, message: 'The console did not answer. Nothing was shown; try again.' });
      if (answer?.ok) setAsking(false);
    });
  };
  if (shown?.ok) {
    return (
      <>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-amber-solid bg-amber-soft px-3 py-1.5 text-amber-ink text-sm">
          <EyeIcon aria-hidden className="size-4 shrink-0" />
          <p role="status" className="min-w-0 flex-1 basis-56">
            Unmasked for you, in this view alone. The audit has it.
          </p>
          <Button size="sm" onClick={() => setShown(null)}>
            <EyeOffIcon aria-hidden />
            Mask again
          </Button>
        </div>
        {shown.value[view]}
      </>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border bg-subtle px-3 py-1.5 text-sm">
        <EyeOffIcon aria-hidden className="size-4 shrink-0 text-faint" />
        <p className="min-w-0 flex-1 basis-56 text-muted">
          {what.charAt(0).toUpperCase() + what.slice(1)} masked.{reveal ? '' : ' Your role may not reveal them.'}
        </p>
        {reveal && (
          <Dialog open={asking} onOpenChange={setAsking}>
            <DialogTrigger asChild>
              <Button size="sm">
                <EyeIcon aria-hidden />
                Reveal {what}
              </Button>
            </DialogTrigger>
            <DialogContent
              title={`Reveal ${what}`}
              description="You see them in this view until you leave it. The audit keeps that you did, when and why, and never the values."
            >
              <form onSubmit={send} className="flex flex-col gap-4">
                {shown && !shown.ok && (
                  <Banner kind="error" title="Nothing was revealed">
                    {shown.message}
                  </Banner>
                )}
                <Field htmlFor="reveal-reason" label="Why (optional)">
                  <Input id="reveal-reason" name="reason" maxLength={500} autoComplete="off" autoFocus />
                </Field>
                <div className="flex justify-end gap-2">
                  <DialogClose asChild>
                    <Button>Cancel</Button>
                  </DialogClose>
                  <Button type="submit" variant="primary" disabled={waiting}>
                    {waiting ? 'Revealing…' : 'Reveal'}
                  </Button>
                </div>
              </form>
            </DialogContent>
          </Dialog>
        )}
      </div>
      {children}
    </>
  );
}
