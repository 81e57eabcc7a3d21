import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A theme changes colours and nothing else: the other one is asked for those alone. */
const asked = {
  light: { type: 'tag', values: standards },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** Runs axe over the page as it stands, its colours in both themes; each violation is told with the element it is about. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Drawn in its new colours throughout, as people see it.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    // Evaluated, not added as an element: the page's security policy has no place for foreign scripts.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const options = JSON.stringify({
      runOnly: asked[colorScheme],
      resultTypes: ['violations'],
      // No rule that is asked reads style sheets of its own.
      preload: { assets: ['media'] },
      // Overlays are drawn beside the page, outside its landmarks.
      rules: { region: { enabled: false } },
    });
    const { violations }: AxeResult = await page.evaluate(`axe.run(document, ${options})`);
    const words = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help}\n  ${JSON.stringify(target)}\n  ${failureSummary ?? ''}`,
      ),
    );
    expect(words, `axe finds nothing on ${page.url()} (${colorScheme})`).toEqual([]);
  }
}

/** Nothing sticks out to the side: on a phone a page scrolls up and down only. Tells what does. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    // What lies in a box that scrolls or cuts by itself does not widen the page.
    const boxOf = (element: Element): Element | null => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible') return box;
      }
      return null;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth && boxOf(element) === null,
    );
    const words = wide.map(
      (element) => `${element.getBoundingClientRect().right} px: ${element.outerHTML.slice(0, 200)}`,
    );
    return [`${scrollWidth} px of ${clientWidth}`, ...words.slice(-5)];
  });
  expect(tooWide, `${page.url()} fits the width of the screen`).toEqual([]);
}
