import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export interface SignInFormProps {
  csrfToken: string;
  /** Where to go afterwards; a path of this console. */
  next: string;
  invalid: boolean;
  /** The one way in, so that one may type at once. */
  first: boolean;
}

/** Named and ordered as password managers expect it. */
export function SignInForm({ csrfToken, next, invalid, first }: SignInFormProps) {
  return (
    <form method="post" action="/api/auth/callback/credentials" className="flex flex-col gap-4">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <Field htmlFor="email" label="E-mail">
        <Input
          id="email"
          name="email"
          type="email"
          size="lg"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={first}
          required
          aria-invalid={invalid}
        />
      </Field>
      <Field htmlFor="password" label="Password">
        <Input
          id="password"
          name="password"
          type="password"
          size="lg"
          autoComplete="current-password"
          required
          aria-invalid={invalid}
        />
      </Field>
      <Button type="submit" variant={first ? 'primary' : 'secondary'} size="lg" className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  );
}
