import { type ErrorClass, errorClassInfo } from '@/lib/delivery/error-class';

/** Why an attempt failed, what it means, and what to do. */
export function ErrorPanel({ errorClass, words }: { errorClass: ErrorClass; words: string | null }) {
  const { label, meaning, whatToDo, mayHaveArrived } = errorClassInfo[errorClass];
  return (
    // Not an alert: it is what the attempt came to, not news about the page.
    <div className="rounded-md bg-red-soft px-3 py-2 text-red-ink text-sm">
      <p className="font-medium">{label}</p>
      <p className="mt-0.5">{meaning}</p>
      {words !== null && <p className="mt-0.5 break-words">{words}</p>}
      <p className="mt-1">
        <span className="font-medium">What to do: </span>
        {whatToDo}
      </p>
      {mayHaveArrived && (
        <p className="mt-1">The backend may have acted on it all the same; its webhook-id tells the retry from news.</p>
      )}
    </div>
  );
}
