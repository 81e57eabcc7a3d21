'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { Banner } from '@/components/ui/banner';
import { Button, type ButtonProps } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { type FormAction, type FormState, untouched } from './form-state';

const Sent = createContext<{ state: FormState; pending: boolean }>({ state: untouched, pending: false });

/** The problem of a field of the form around it, once it was sent. */
export function useProblem(name: string): string | undefined {
  return useContext(Sent).state.problems[name];
}

export interface ActionFormProps {
  action: FormAction;
  /** Fields that are not shown. */
  hidden: Readonly<Record<string, string>>;
  children?: ReactNode;
  /** Empties the fields once it was done: for what must not stay on the screen. */
  clears?: boolean;
  /** Called once it was done. */
  onDone?: () => void;
  /** Stands in place of the form once it was done. */
  whenDone?: (state: FormState) => ReactNode;
  className?: string;
  /** For fields that stand elsewhere and name it by their `form`. */
  id?: string;
}

/**
 * A form of a server function: works before the scripts are there; with them what was typed stays when it cannot be used. Says
 * what became of it, and problems stand at their fields (`useProblem`).
 */
export function ActionForm({
  action,
  hidden,
  children,
  clears = false,
  onDone,
  whenDone,
  className,
  id,
}: ActionFormProps) {
  const [state, send, pending] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status !== 'done') return;
    if (clears) form.current?.reset();
    onDone?.();
  }, [state, clears, onDone]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // React would empty the form after its own submit, also where nothing was changed.
    event.preventDefault();
    // With the button that was pressed: a form may have several.
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = new FormData(event.currentTarget, pressed);
    startTransition(() => send(data));
  };
  if (state.status === 'done' && whenDone) return <div data-result>{whenDone(state)}</div>;
  return (
    <Sent value={{ state, pending }}>
      <form ref={form} id={id} action={send} onSubmit={submit} className={cn('flex flex-col gap-4', className)}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        {state.message !== null && (
          <div data-result>
            <Banner kind={state.status === 'done' ? 'success' : 'error'} title={state.message} />
          </div>
        )}
      </form>
    </Sent>
  );
}

/** Sends the form around it; waits while it is on its way. */
export function SubmitButton({ children, ...props }: ButtonProps) {
  const { pending } = useContext(Sent);
  return (
    <Button type="submit" aria-disabled={pending} {...props}>
      {children}
    </Button>
  );
}
