import type { Editor } from '@tiptap/react';
import { useCallback } from 'react';
import { listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { type Imported, sendFile } from '../api/editor-queries';
import { dropPlace, fillPlace, holdPlace } from '../document/places';
import { IMPORT } from './import.texts';

const PLACE = 'document';

/** Reads a Word document on the server and puts it where the cursor stands, in the place of nothing. */
export function useImport(
  editor: Editor | null,
  say: (note: string | null) => void,
  fail: (error: Error) => void,
): (file: File) => void {
  const t = useTexts(IMPORT);
  return useCallback(
    (file: File) => {
      if (!editor) return;
      say(t('importing'));
      holdPlace(editor, PLACE, t('importing'));
      sendFile<Imported>('/api/imports/docx', file, () => undefined).then(
        ({ body, lost, pictures }) => {
          fillPlace(editor, PLACE, (body as { content?: object[] }).content ?? []);
          const missing = pictures.filter(({ todo }) => todo.includes('UPLOAD')).length;
          const what = listed([
            ...lost.map((one) => `${spoken(one)} × ${one.count}`),
            ...(missing > 0 ? [t('lostPictures', { n: missing })] : []),
          ]);
          say(what === '' ? t('imported') : `${t('imported')} ${t('lostItems', { what })}`);
        },
        (error: unknown) => {
          dropPlace(editor, PLACE);
          say(null);
          fail(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
    [editor, say, fail, t],
  );
}
