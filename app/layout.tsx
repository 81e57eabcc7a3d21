import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { NowProvider } from '@/components/domain/now';
import { EarlyPressScript } from '@/components/early-press/early-press-script';
import { PressAgain } from '@/components/early-press/press-again';
import { parsePreferences } from '@/components/frame/preferences';
import { StyleNonce } from '@/components/frame/style-nonce';
import { IconSymbols } from '@/components/ui/icon-symbols';
import { TooltipProvider } from '@/components/ui/tooltip';
import { nonceHeader } from '@/lib/access/web/request-headers';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Reads cookies and headers, which makes every page dynamic: the nonce of its security policy is new on each request. */
export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const jar = await cookies();
  const { theme, density } = parsePreferences((name) => jar.get(name)?.value);
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html lang="en" data-theme={theme} data-density={density} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <EarlyPressScript nonce={nonce} />
        {nonce && <StyleNonce nonce={nonce} />}
        <IconSymbols />
        <NowProvider at={new Date().toISOString()}>
          <TooltipProvider>{children}</TooltipProvider>
        </NowProvider>
        <PressAgain />
      </body>
    </html>
  );
}
