/** The console's sign: calls that arrive, and a door. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M13.5 6.5h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-3M6 12h7.5m0 0-3-3m3 3-3 3"
        className="stroke-on-accent"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
