import { MonoId } from '@/components/domain/mono-id';
import { CopyButton } from '@/components/ui/copy-button';

/** The callback's id as the way to it, how often it came again, and its id to copy (on hover and focus of the row). */
export function CallbackIdCell({ id, duplicates }: { id: string; duplicates: number }) {
  return (
    <span className="lead">
      {/* On a phone the whole card is the link. */}
      <MonoId value={id} href={`/callbacks/${id}`} className="max-md:after:absolute max-md:after:inset-0" />
      {duplicates > 0 && (
        <span className="text-faint text-xs" title={`Came ${duplicates + 1} times`}>
          <span aria-hidden>×{duplicates + 1}</span>
          <span className="sr-only">came {duplicates + 1} times</span>
        </span>
      )}
      <CopyButton text={id} label={`Copy callback id ${id}`} className="lead-copy" />
    </span>
  );
}
