import { buttonStyles } from '@/components/ui/button';

/** The way to the sign-in service: a plain link, which nothing may fetch ahead. */
export function ServiceLink({ name, next }: { name: string; next: string }) {
  const query = next === '/' ? '' : `?${new URLSearchParams({ next })}`;
  return (
    <a href={`/api/auth/oidc/start${query}`} className={buttonStyles({ variant: 'primary', size: 'lg' })}>
      Sign in with {name}
    </a>
  );
}
