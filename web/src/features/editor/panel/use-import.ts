import type { Editor } from '@tiptap/react';
import { useCallback } from 'react';
import type { components } from '../../../lib/api/schema';
import { listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { sendFile } from '../api/editor-queries';
import { EDITOR } from '../editor.texts';

type Imported = components['schemas']['ImportHtmlResponse'];

/** Reads a Word document on the server and puts it where the cursor stands. */
export function useImport(editor: Editor | null, say: (note: string) => void): (file: File) => void {
  const t = useTexts(EDITOR);
  return useCallback(
    (file: File) => {
      say(t('importing'));
      sendFile<Imported>('/api/imports/docx', file, () => undefined).then(
        ({ body, lost }) => {
          const content = (body as { content?: Record<string, unknown>[] }).content ?? [];
          editor?.chain().focus().insertContent(content).run();
          const what = listed(lost.map((one) => `${spoken(one)} × ${one.count}`));
          say(what === '' ? t('imported') : `${t('imported')} ${t('lostItems', { what })}`);
        },
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
    },
    [editor, say, t],
  );
}
