import { Placeholder } from '@tiptap/extensions';
import { type Editor, EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import { memo, useEffect, useRef } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { cleanPaste, hasWords } from '../document/clean-paste';
import { CommentMarks } from '../document/comment-marks';
import { documentExtensions } from '../document/document-extensions';
import { asBlocks } from '../document/pasted-blocks.rules';
import { Places } from '../document/places';
import { canonical, type DocumentJson } from '../draft/canonical';
import { EDITOR } from '../editor.texts';
import { PictureView } from './picture-view';

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
  /** Told of files that are dropped, with the place in the text, or pasted. */
  onFiles: (files: File[], at?: number) => void;
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
      Places,
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
      handlePaste: (_view, { clipboardData }) => {
        const files = [...(clipboardData?.files ?? [])];
        // Word puts a picture of the text beside the text; a browser the address of a picture beside the picture.
        if (files.length === 0 || hasWords(clipboardData?.getData('text/html') ?? '')) return false;
        calls.current.onFiles(files);
        return true;
      },
      handleDrop: (view, event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        // What is dragged within the text may come with a file, too.
        if (files.length === 0 || event.dataTransfer?.types.includes('application/x-prosemirror-slice')) return false;
        event.preventDefault();
        calls.current.onFiles(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
      transformPastedHTML: (html) => {
        const cleaned = cleanPaste(html);
        if (cleaned.pictures > 0) calls.current.onPasted(cleaned.pictures);
        return cleaned.html;
      },
      transformPasted: (slice, view) => asBlocks(slice, view.state.selection),
    },
    onUpdate: ({ editor: own }) => calls.current.onChange(canonical(own.getJSON() as DocumentJson)),
  });
  useEffect(() => onReady(editor), [editor, onReady]);
  useEffect(() => {
    // A file that is let go beside the text would be opened in the place of this page.
    const keep = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
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
