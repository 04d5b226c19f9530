import { Placeholder } from '@tiptap/extensions';
import { FileHandler } from '@tiptap/extension-file-handler';
import { type Editor, EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import { memo, useEffect, useRef } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { cleanPaste } from '../document/clean-paste';
import { CommentMarks } from '../document/comment-marks';
import { documentExtensions } from '../document/document-extensions';
import { canonical, type DocumentJson } from '../draft/canonical';
import { EDITOR } from '../editor.texts';
import { PictureView } from './picture-view';

export const PICTURE_KINDS = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** The text itself, in the document's own schema. */
export const TextEditor = memo(function TextEditor({
  body,
  edition,
  editable,
  onChange,
  onFiles,
  onPasted,
  onReady,
}: {
  body: DocumentJson;
  /** Counts what replaced the body from outside. */
  edition: number;
  editable: boolean;
  onChange: (body: DocumentJson) => void;
  onFiles: (files: File[]) => void;
  /** Told how many pictures of a paste stayed behind. */
  onPasted: (pictures: number) => void;
  onReady: (editor: Editor) => void;
}) {
  const t = useTexts(EDITOR);
  const calls = useRef({ onChange, onFiles, onPasted });
  calls.current = { onChange, onFiles, onPasted };
  const editor = useEditor({
    extensions: [
      ...documentExtensions(ReactNodeViewRenderer(PictureView)),
      Placeholder.configure({ placeholder: t('bodyHint') }),
      CommentMarks,
      FileHandler.configure({
        allowedMimeTypes: PICTURE_KINDS,
        onPaste: (_editor, files, html) => {
          // Word puts a picture of the text beside the text.
          if (!html) calls.current.onFiles(files);
        },
        onDrop: (own, files, position) => {
          own.chain().setTextSelection(position).run();
          calls.current.onFiles(files);
        },
      }),
    ],
    content: body,
    editable,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: 'story-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('body'),
        spellcheck: 'false',
      },
      transformPastedHTML: (html) => {
        const cleaned = cleanPaste(html);
        if (cleaned.pictures > 0) calls.current.onPasted(cleaned.pictures);
        return cleaned.html;
      },
    },
    onUpdate: ({ editor: own }) => calls.current.onChange(canonical(own.getJSON() as DocumentJson)),
  });
  useEffect(() => onReady(editor), [editor, onReady]);
  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);
  const seen = useRef(edition);
  const latest = useRef(body);
  latest.current = body;
  useEffect(() => {
    if (seen.current === edition) return;
    seen.current = edition;
    // Not a change of the writer's: nothing is told, and undo leads not behind it.
    editor.chain().setMeta('addToHistory', false).setContent(latest.current, { emitUpdate: false }).run();
  }, [editor, edition]);
  return <EditorContent editor={editor} />;
});
