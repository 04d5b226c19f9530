import { Slice } from '@tiptap/pm/model';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { PagePlaceNode } from '../document/page-place';
import { documentOfText, textOfDocument } from '../document/place-text.rules';
import type { DocumentJson } from '../draft/canonical';
import { EDITOR } from '../editor.texts';

/** A plain text, and nothing of what a kit for documents brings along. */
const PLAIN = StarterKit.configure({
  ...{ blockquote: false, bold: false, bulletList: false, code: false, codeBlock: false, dropcursor: false },
  ...{ gapcursor: false, hardBreak: false, heading: false, horizontalRule: false, italic: false, link: false },
  ...{ listItem: false, listKeymap: false, orderedList: false, strike: false, trailingNode: false, underline: false },
});

/** A field for a text of several lines in which the place of the page's address is shown by what it means. It is a plain text to others. */
export function PlaceField({
  id,
  label,
  value,
  disabled,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const t = useTexts(EDITOR);
  const change = useRef(onChange);
  change.current = onChange;
  const [words, hint] = [t('linkChip'), t('linkChipHint')];
  const editor = useEditor(
    {
      extensions: [PLAIN, PagePlaceNode.configure({ words, hint })],
      content: documentOfText(value),
      editable: !disabled,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          ...{ id, class: 'place-field', role: 'textbox', spellcheck: 'false' },
          ...{ 'aria-multiline': 'true', 'aria-label': label },
        },
        // Others get the signs, and what comes from them is read by its signs alone.
        clipboardTextSerializer: ({ content }) =>
          textOfDocument({ type: 'doc', content: (content.toJSON() as DocumentJson[] | null) ?? [] }),
        handlePaste: (view, { clipboardData }) => {
          const text = clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
          if (text === '') return false;
          const { content } = view.state.schema.nodeFromJSON(documentOfText(text));
          view.dispatch(view.state.tr.replaceSelection(new Slice(content, 1, 1)).scrollIntoView());
          return true;
        },
      },
      onUpdate: ({ editor: own }) => change.current(textOfDocument(own.getJSON() as DocumentJson)),
    },
    [id, label, words, hint],
  );
  useEffect(() => {
    if (editor.isEditable === disabled) editor.setEditable(!disabled, false);
  }, [editor, disabled]);
  useEffect(() => {
    // What comes from elsewhere: the text was taken back, or the story's own has changed.
    if (textOfDocument(editor.getJSON() as DocumentJson) !== value)
      editor.commands.setContent(documentOfText(value), { emitUpdate: false });
  }, [editor, value]);
  return <EditorContent editor={editor} className={disabled ? 'place-box is-off' : 'place-box'} />;
}
