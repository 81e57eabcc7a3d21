import { describe, expect, it } from 'vitest';
import { localRedirect } from './auth-response';

describe('localRedirect', () => {
  it('turns every address into a path of this console', () => {
    expect(localRedirect('http://localhost:3000/callbacks?q=1')).toBe('/callbacks?q=1');
    expect(localRedirect('https://evil.example/callbacks')).toBe('/callbacks');
    expect(localRedirect('/')).toBe('/');
  });

  it('cuts detours over next-auth’s own pages short, with a known word for why', () => {
    const base = 'http://localhost:3000/api/auth';
    expect(localRedirect(`${base}/error?error=CredentialsSignin&provider=credentials`)).toBe('/sign-in?error=refused');
    expect(localRedirect(`${base}/error?error=limited`)).toBe('/sign-in?error=limited');
    expect(localRedirect(`${base}/error?error=%3Cscript%3E`)).toBe('/sign-in?error=refused');
    expect(localRedirect(`${base}/signin?csrf=true`)).toBe('/sign-in?error=expired');
  });

  it('brings the page asked for back to the form', () => {
    expect(localRedirect('/sign-in?callbackUrl=%2Fcallbacks%3Fq%3D1')).toBe(
      '/sign-in?next=%2Fcallbacks%3Fq%3D1&ready=1',
    );
  });

  it('tells of a wrong code where the code is asked for, and keeps what there is to say on the way to the form', () => {
    const base = 'http://localhost:3000/api/auth';
    expect(localRedirect(`${base}/error?error=code`)).toBe('/sign-in/code?error=code');
    expect(localRedirect(`${base}/error?error=codes`)).toBe('/sign-in/code?error=codes');
    expect(localRedirect(`${base}/error?error=step`)).toBe('/sign-in?error=step');
    expect(localRedirect('/sign-in?callbackUrl=%2F&error=set')).toBe('/sign-in?next=%2F&ready=1&error=set');
  });
});
