/** Why the sign-in page is shown again; the `error` of its address. */
export const signInErrors = [
  'refused',
  'limited',
  'expired',
  'unavailable',
  'ended',
  'code',
  'codes',
  'step',
  'set',
] as const;
export type SignInError = (typeof signInErrors)[number];

/** What happened and what to do, in words for the page. */
export const signInErrorWords: Record<SignInError, { title: string; detail: string }> = {
  refused: {
    title: 'E-mail or password is wrong.',
    detail: 'Check both and try again. An admin can set a new password for you.',
  },
  limited: {
    title: 'Too many attempts.',
    detail: 'Signing in with this e-mail or from this address is closed for up to 15 minutes. Wait, then try again.',
  },
  expired: { title: 'This page was open for too long.', detail: 'It has been renewed. Sign in again.' },
  unavailable: {
    title: 'The console cannot reach its database.',
    detail: 'Nobody can sign in until it answers. Callbacks are refused with 503, and providers send them again.',
  },
  code: {
    title: 'This code is wrong, or was used before.',
    detail: 'Each code works once. Wait for the next one of your app, or use a recovery code.',
  },
  codes: {
    title: 'Too many wrong codes.',
    detail: 'Your second step is closed for up to 15 minutes. Wait, then try again, or ask an admin.',
  },
  step: { title: 'The second step took too long.', detail: 'Sign in again with your password.' },
  set: { title: 'Your password is set.', detail: 'Sign in with it.' },
  ended: { title: 'You are signed out.', detail: 'The session on this browser has ended.' },
};

/** The error of an address, from next-auth's words or ours; null for none. */
export function parseSignInError(value: string | null | undefined): SignInError | null {
  if (!value) return null;
  return signInErrors.find((error) => error === value) ?? 'refused';
}
