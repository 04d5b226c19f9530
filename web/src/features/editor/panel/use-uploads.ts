import type { Editor } from '@tiptap/react';
import { useCallback, useRef, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { type Picture, sendFile } from '../api/editor-queries';
import { dropPlace, fillPlace, holdPlace, tellPlace } from '../document/places';
import { MEDIA } from './media.texts';

export const PICTURE_KINDS = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** A picture on its way, or one that did not arrive. */
export interface Upload {
  key: string;
  name: string;
  share: number;
  trouble: string | null;
}

let next = 0;

/**
 * Sends pictures one after the other, in their order; each has its place in the text from the beginning, and can be stopped while it is
 * under way. What did not arrive is told until it is dismissed.
 */
export function useUploads(editor: Editor | null) {
  const t = useTexts(MEDIA);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const forget = useCallback((key: string) => setUploads((now) => now.filter((one) => one.key !== key)), []);
  /** Stops it where it is under way or has not begun, and gives its place in the text back at once. */
  const dismiss = useCallback(
    (key: string) => {
      stops.current.get(key)?.abort();
      if (editor) dropPlace(editor, key);
      forget(key);
    },
    [editor, forget],
  );
  /** @param at where in the text they were dropped; at the cursor if omitted */
  const send = useCallback(
    async (files: readonly File[], at?: number): Promise<void> => {
      if (!editor) return;
      const own = files.map((file) => ({ key: `picture-${next++}`, file }));
      setUploads((now) => [...now, ...own.map(({ key, file }) => ({ key, name: file.name, share: 0, trouble: null }))]);
      for (const { key } of own) stops.current.set(key, new AbortController());
      for (const { key, file } of own) holdPlace(editor, key, t('uploading', { name: file.name, percent: 0 }), at);
      for (const { key, file } of own) {
        const change = (more: Partial<Upload>): void =>
          setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
        const stop = stops.current.get(key)?.signal;
        try {
          stop?.throwIfAborted();
          const progress = (share: number): void => {
            change({ share });
            tellPlace(editor, key, t('uploading', { name: file.name, percent: Math.floor(share * 100) }));
          };
          const { sha256 } = await sendFile<Picture>('/api/media', file, progress, stop);
          stop?.throwIfAborted();
          // Somebody goes on in another window: what is changed here would be laid over it.
          if (!editor.isEditable) throw new Error(t('elsewhere'));
          forget(key);
          fillPlace(editor, key, [{ type: 'image', attrs: { sha256, alt: '', caption: null } }]);
        } catch (error) {
          dropPlace(editor, key);
          if (!stop?.aborted) change({ trouble: error instanceof Error ? error.message : String(error) });
        } finally {
          stops.current.delete(key);
        }
      }
    },
    [editor, forget, t],
  );
  return { uploads, send, dismiss };
}
