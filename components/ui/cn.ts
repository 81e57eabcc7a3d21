import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: {
      // The tokens of app/globals.css that tailwind-merge cannot know by itself.
      text: ['2xs'],
      shadow: ['overlay'],
      spacing: ['row'],
    },
  },
});

/** Joins class names; of two that contradict each other the later wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
