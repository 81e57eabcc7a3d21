'use client';

import { ShieldCheckIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { RunResults } from './run-results';
import { type Run, useVerifyRun } from './use-verify-run';

const grouped = new Intl.NumberFormat('en');

function requests(count: number): string {
  return count === 1 ? '1 request' : `${grouped.format(count)} requests`;
}

function titleOf(run: Run): string {
  switch (run.state) {
    case 'counting':
      return 'Verify all that match';
    case 'unknown':
      return 'They could not be counted';
    case 'ready':
      return run.plan.count === 0 ? 'Nothing to verify' : `Verify ${requests(run.plan.count)} again?`;
    case 'running':
      return `Verifying ${requests(run.plan.count)}`;
    case 'stopping':
      return 'Stopping';
    case 'stopped':
      return 'Stopped';
    case 'finished':
      return 'Verified again';
  }
}

const description =
  'Each is judged with the secrets, allow-lists and settings of now. What is proven becomes an ordinary callback and is applied, under your name in the audit; everything else stays as it is.';

/** Verifies all rejected requests that the list's filter matches, with the count before, the progress during and the results after. */
export function VerifyAll({ search, filtered, mayManage }: { search: string; filtered: boolean; mayManage: boolean }) {
  const [open, setOpen] = useState(false);
  const { run, count, start, stop } = useVerifyRun(search);
  const router = useRouter();
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return void count();
    stop();
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>
          <ShieldCheckIcon aria-hidden />
          {filtered ? 'Verify all that match' : 'Verify all'}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={titleOf(run)}
        description={description}
        actions={<Actions run={run} start={start} stop={stop} recount={count} />}
      >
        <RunBody run={run} mayManage={mayManage} />
      </DialogContent>
    </Dialog>
  );
}

function RunBody({ run, mayManage }: { run: Run; mayManage: boolean }) {
  switch (run.state) {
    case 'counting':
      return <p className="text-muted text-sm">Counting…</p>;
    case 'unknown':
      return <Banner kind="error" title={run.message} />;
    case 'ready':
      return run.plan.count === 0 ? (
        <p className="text-sm">No rejected request matches that was not verified already.</p>
      ) : (
        <p className="text-sm">
          Exactly {requests(run.plan.count)} received up to now. It can be stopped at any time and gone on with.
        </p>
      );
    default: {
      const { plan, totals, message } = run;
      return (
        <div className="flex flex-col gap-4">
          <div className="flex flex-col gap-1">
            <progress
              aria-label="Requests verified"
              value={totals.examined}
              max={Math.max(plan.count, totals.examined)}
              className="h-1.5 w-full appearance-none overflow-hidden rounded-sm border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
            />
            <p role="status" className="text-muted text-xs">
              {grouped.format(totals.examined)} of {grouped.format(plan.count)}
            </p>
          </div>
          {message !== null && <Banner kind="error" title={message} />}
          <RunResults totals={totals} mayManage={mayManage} />
        </div>
      );
    }
  }
}

interface ActionsProps {
  run: Run;
  start: () => Promise<void>;
  stop: () => void;
  recount: () => Promise<void>;
}

function Actions({ run, start, stop, recount }: ActionsProps) {
  switch (run.state) {
    case 'running':
    case 'stopping':
      return (
        <Button onClick={stop} aria-disabled={run.state === 'stopping'}>
          Stop
        </Button>
      );
    case 'stopped':
      return (
        <>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          <Button variant="primary" onClick={() => void start()}>
            Go on
          </Button>
        </>
      );
    case 'ready':
      return (
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {run.plan.count > 0 && (
            <Button variant="primary" onClick={() => void start()}>
              Verify {requests(run.plan.count)}
            </Button>
          )}
        </>
      );
    case 'unknown':
      return <Button onClick={() => void recount()}>Count again</Button>;
    case 'counting':
    case 'finished':
      return (
        <DialogClose asChild>
          <Button>Close</Button>
        </DialogClose>
      );
  }
}
