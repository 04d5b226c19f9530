import type { Editor } from '@tiptap/react';
import { useCallback, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { type Picture, sendFile } from '../api/editor-queries';
import { dropPlace, fillPlace, holdPlace, tellPlace } from '../document/places';
import { EDITOR } from '../editor.texts';

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
 * Sends pictures one after the other, in their order; each has its place in the text from the beginning. What did not arrive is told until
 * it is dismissed.
 */
export function useUploads(editor: Editor | null) {
  const t = useTexts(EDITOR);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const dismiss = useCallback((key: string) => setUploads((now) => now.filter((one) => one.key !== key)), []);
  /** @param at where in the text they were dropped; at the cursor if omitted */
  const send = useCallback(
    async (files: readonly File[], at?: number): Promise<void> => {
      if (!editor) return;
      const own = files.map((file) => ({ key: `picture-${next++}`, file }));
      setUploads((now) => [...now, ...own.map(({ key, file }) => ({ key, name: file.name, share: 0, trouble: null }))]);
      for (const { key, file } of own) holdPlace(editor, key, t('uploading', { name: file.name, percent: 0 }), at);
      for (const { key, file } of own) {
        const change = (more: Partial<Upload>): void =>
          setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
        try {
          const { sha256 } = await sendFile<Picture>('/api/media', file, (share) => {
            change({ share });
            tellPlace(editor, key, t('uploading', { name: file.name, percent: Math.floor(share * 100) }));
          });
          // Somebody goes on in another window: what is changed here would be laid over it.
          if (!editor.isEditable) throw new Error(t('elsewhere'));
          dismiss(key);
          fillPlace(editor, key, [{ type: 'image', attrs: { sha256, alt: '', caption: null } }]);
        } catch (error) {
          dropPlace(editor, key);
          change({ trouble: error instanceof Error ? error.message : String(error) });
        }
      }
    },
    [editor, dismiss, t],
  );
  return { uploads, send, dismiss };
}
