import type { Page } from '@playwright/test';

/** A phone held upright, as its browser tells of itself. */
const phone = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true };

/** Runs `look` while the page, as it was loaded, stands on the screen of a phone; then it has its own size again. */
export async function asPhone(page: Page, look: () => Promise<void>): Promise<void> {
  const size = page.viewportSize();
  const device = await page.context().newCDPSession(page);
  await device.send('Emulation.setDeviceMetricsOverride', phone);
  await device.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await look();
  await device.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await device.send('Emulation.clearDeviceMetricsOverride');
  await device.detach();
  if (size) await page.setViewportSize(size);
}
