import { oidcRefusals } from '@/lib/access/oidc/refusals';

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
  'closed',
  ...oidcRefusals,
] as const;
export type SignInError = (typeof signInErrors)[number];

/** What is no error. */
export const newsOfSignIn: readonly SignInError[] = ['ended', 'expired', 'set'];

/** What is said to somebody who is signed in as well: they went to the sign-in service again, and are still who they were. */
export const saidWhileSignedIn: readonly SignInError[] = oidcRefusals;

/** What is about a password, or leaves nothing else: its form is to be seen at once. */
export const aboutPassword: readonly SignInError[] = ['refused', 'limited', 'set', 'oidc_away'];

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
  step: { title: 'The second step took too long.', detail: 'Sign in again.' },
  set: { title: 'Your password is set.', detail: 'Sign in with it.' },
  closed: {
    title: 'Passwords are for admins here.',
    detail: 'Your password is right, but everybody else signs in with the sign-in service.',
  },
  oidc_expired: {
    title: 'Signing in took too long, or began in another browser.',
    detail: 'Begin again from this page.',
  },
  oidc_cancelled: {
    title: 'The sign-in service let nobody in.',
    detail: 'It was cancelled there, or you may not use this console there. Try again, or ask who runs the service.',
  },
  oidc_untrusted: {
    title: 'The answer of the sign-in service could not be trusted.',
    detail: 'Nobody was signed in. Try again; if it stays so, an admin finds the cause in the audit.',
  },
  oidc_not_anew: {
    title: 'The sign-in service did not ask who you are.',
    detail:
      'It let you in from an earlier sign-in, or does not say when you signed in: that proves nothing. Sign out there and try again. If it stays so, ask an admin for a one-time link, which sets a password here: that proves it as well.',
  },
  oidc_away: {
    title: 'The sign-in service cannot be reached.',
    detail: 'Nobody can sign in with it until it answers. Admins can sign in with their password.',
  },
  oidc_unverified: {
    title: 'The sign-in service has not verified your e-mail.',
    detail: 'The console finds you by it the first time. Have it verified there, then try again.',
  },
  oidc_unknown: {
    title: 'The console does not know you.',
    detail: 'The sign-in service says who you are, but nobody invited this e-mail. Ask an admin to invite you with it.',
  },
  oidc_taken: {
    title: 'Your e-mail belongs to another account of the sign-in service.',
    detail: 'It was linked to somebody here before. An admin can remove that link on their page under People.',
  },
  oidc_disabled: { title: 'Your access is disabled.', detail: 'An admin can enable it again.' },
  oidc_no_role: {
    title: 'None of your groups gives a role here.',
    detail: 'Ask who runs the sign-in service to put you into one that does.',
  },
  ended: { title: 'You are signed out.', detail: 'The session on this browser has ended.' },
};

/** The error of an address, from next-auth's words or ours; null for none. */
export function parseSignInError(value: string | null | undefined): SignInError | null {
  if (!value) return null;
  return signInErrors.find((error) => error === value) ?? 'refused';
}
