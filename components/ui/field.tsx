import type { ReactNode } from 'react';

export interface FieldProps {
  /** The id of the control inside. */
  htmlFor: string;
  label: string;
  hint?: string;
  /** What is wrong and what to do; give the control `aria-invalid` and `aria-describedby={`${htmlFor}-note`}`. */
  error?: string;
  children: ReactNode;
}

/** A label over its control, with a hint or an error under it. */
export function Field({ htmlFor, label, hint, error, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={htmlFor} className="font-medium text-sm">
        {label}
      </label>
      {children}
      {(error ?? hint) && (
        <p id={`${htmlFor}-note`} className={error ? 'text-red-ink text-xs' : 'text-faint text-xs'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
