import { Link } from '@/components/ui/link';
import { Logo } from './logo';

/** Name and sign, at the head of the rail. */
export function Brand() {
  return (
    <Link href="/" className="flex h-12 shrink-0 items-center gap-2 px-4 font-semibold text-sm tracking-tight">
      <Logo className="size-5 shrink-0" />
      Callback console
    </Link>
  );
}
