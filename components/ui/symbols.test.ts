import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { symbols } from './symbols';

describe('symbols', () => {
  it.each(symbols)('$name is drawn as lucide draws it', ({ icon, shapes }) => {
    const written = renderToStaticMarkup(createElement(icon)).replace(/><\/(path|rect|circle|line)>/g, '/>');
    expect(written.replace(/^<svg[^>]*>|<\/svg>$/g, '')).toBe(shapes);
  });

  it('has a name of its own for each icon', () => {
    expect(new Set(symbols.map(({ name }) => name)).size).toBe(symbols.length);
    expect(new Set(symbols.map(({ icon }) => icon)).size).toBe(symbols.length);
  });
});
