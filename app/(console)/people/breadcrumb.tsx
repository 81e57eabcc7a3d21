import { Link } from '@/components/ui/link';

/** Back to the list a page belongs to. */
export function Breadcrumb({ to, label }: { to: '/people' | '/people/tokens'; label: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <Link href={to} className="hover:underline">
        {label}
      </Link>
    </nav>
  );
}
