import type { Page } from '@playwright/test';

/** What stands in the tab of the page that is called `name`. */
export const tabTitle = (name: string) => `${name} · Callback console`;

/** Titles of an HTML answer before any script ran; one that does not stand in the head says so. A title in a picture is none of the document's. */
export function answeredTitles(html: string): string[] {
  const text = html.replaceAll(/<svg\b.*?<\/svg>/gs, '');
  const head = text.slice(0, text.indexOf('</head>'));
  return [...text.matchAll(/<title>(.*?)<\/title>/gs)].map(
    ({ 1: title = '', index }) => `${index < head.length ? '' : 'outside the head: '}${title}`,
  );
}

/**
 * Every moment of `page` with other titles than the moment before, from its next document on, oldest first: the title where the
 * document has one and shows it, else all that it has ("none", or several with what is shown). Moments are what anything but the
 * code that changes the document can see of it.
 */
export async function watchTitles(page: Page): Promise<string[]> {
  const moments: string[] = [];
  await page.exposeFunction('tellTitles', (words: string) => {
    if (moments.at(-1) !== words) moments.push(words);
  });
  await page.addInitScript(() => {
    const tell: unknown = Reflect.get(window, 'tellTitles');
    let last = '';
    new MutationObserver(() => {
      // Its head is read first.
      if (!document.body) return;
      const titles = [...document.querySelectorAll('title')]
        .filter(({ namespaceURI }) => namespaceURI === 'http://www.w3.org/1999/xhtml')
        .map(({ textContent }) => textContent);
      const shown = document.title;
      const words =
        titles.length === 1 && titles[0] === shown && shown !== ''
          ? shown
          : titles.length === 0
            ? 'none'
            : `${titles.length}: ${titles.join(', ')}; shown: ${shown}`;
      if (words === last || typeof tell !== 'function') return;
      last = words;
      tell(words);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return moments;
}
