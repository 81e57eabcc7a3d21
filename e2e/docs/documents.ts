import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Every document, by its path from the project's folder. */
export function documents(): string[] {
  const inDocs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file));
  return ['README.md', ...inDocs];
}

export function readDocument(document: string): string {
  return readFileSync(path.join(root, document), 'utf8');
}

/** Pictures that a document shows, from the project's folder. */
export function picturesOf(document: string): string[] {
  const text = readDocument(document);
  const found = [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g), ...text.matchAll(/(?:src|srcset)="([^"\s]+)/g)];
  return found
    .map(([, target]) => target ?? '')
    .filter((target) => !/^https?:/.test(target))
    .map((target) => path.join(path.dirname(document), target));
}

/** What a document calls by the name that the screens give it: *Names* in italics that begin with a capital, step by step. */
export function namesOnScreen(document: string): string[] {
  const names = [...readDocument(document).matchAll(/(?<![*\w])\*([A-Z][^*\n]*)\*(?!\*)/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set(names.flatMap((name) => name.split(' › ')))];
}
