import type { Page } from '@playwright/test';

/** What stays the same whatever the data: headings, columns, tabs, fields, buttons, ways elsewhere. */
const fixed = 'h1, h2, h3, th, [role=tab], nav a, label, legend, summary, button, dl[data-keys] dt';
/** What the data brings: rows, entries, what tells a time. */
const brought = 'main tbody, main li, summary:has(time)';
/** How the connection stands at this moment. */
const passing = /^Updates:/;

/**
 * The words of the screen itself that stand on `page` now, each once, in the order of the page. Numbers are `#`, for they are the
 * data's: so they say what a picture of the page shows, and no more.
 */
export async function pageWords(page: Page): Promise<string[]> {
  const texts = await page
    .locator(fixed)
    .evaluateAll(
      (elements, skipped) =>
        elements
          .filter((element) => element.checkVisibility() && !element.closest(skipped))
          .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
      brought,
    );
  const words = texts.map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/\d[\d.,:]*/g, '#')
      .trim(),
  );
  return [...new Set(words)].filter((text) => text !== '' && text.length < 80 && !passing.test(text));
}
