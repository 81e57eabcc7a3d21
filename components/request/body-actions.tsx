'use client';

import { DownloadIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** The bytes that a text stands for: `utf8` false: each character is one byte. */
function bytesOf(text: string, utf8: boolean): Uint8Array<ArrayBuffer> {
  return utf8 ? new TextEncoder().encode(text) : Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Copies or saves the body that the element `bodyId` shows, to the byte: it is on the page once, however long it is. */
export function BodyActions({ bodyId, utf8, fileName }: { bodyId: string; utf8: boolean; fileName: string }) {
  const text = () => document.getElementById(bodyId)?.textContent ?? '';
  const save = () => {
    const url = URL.createObjectURL(new Blob([bytesOf(text(), utf8)], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="flex flex-wrap justify-end gap-1">
      <CopyButton text={text} label="Copy payload" labelled />
      <Button size="sm" variant="ghost" onClick={save}>
        <DownloadIcon aria-hidden />
        Save as a file
      </Button>
    </div>
  );
}
