import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { commentsQuery } from '../api/editor-queries';
import { commentMarks, flat, markedIn } from '../document/comment-marks';
import { type Anchor, anchorAt, findAnchor } from '../draft/anchor';
import type { DocumentJson } from '../draft/canonical';

/** A comment somebody is writing: on words of the text, or on the story as a whole. */
export interface BegunComment {
  words: string;
  anchor: Anchor | null;
}

const BLANK: BegunComment = { words: '', anchor: null };
const LONGEST_QUOTE = 500;

/** Comments and the words they stand at: shown in the text, found again when it changes, begun where something is marked. */
export function useCommentPlaces(editor: Editor | null, storyId: string, personId: string, body: DocumentJson) {
  const comments = useQuery(commentsQuery(storyId));
  const [active, setActive] = useState<string | null>(null);
  const [begun, keep] = useKeptDraft<BegunComment>(`${personId}.${storyId}.comment`, BLANK);
  const setBegun = useCallback(
    (next: BegunComment) => keep(next.words === '' && next.anchor === null ? BLANK : next),
    [keep],
  );
  const open = useMemo(
    () =>
      (comments.data ?? []).filter(
        ({ answersId, resolvedAt, field }) => answersId === null && resolvedAt === null && field === 'body',
      ),
    [comments.data],
  );
  useEffect(() => {
    editor?.view.dispatch(editor.state.tr.setMeta(commentMarks, { comments: open, active }));
  }, [editor, open, active]);
  const told = useRef<ReadonlySet<string>>(new Set());
  const lost = useMemo(() => {
    if (!editor) return told.current;
    const { text } = flat(editor.state.doc);
    const now = open.filter((one) => findAnchor(text, one) === null).map(({ id }) => id);
    // The same set while it is the same: hundreds of comments are not drawn anew with every key.
    if (now.length !== told.current.size || now.some((id) => !told.current.has(id))) told.current = new Set(now);
    return told.current;
    // The body says when the editor's document has changed.
  }, [editor, open, body]);

  /** Takes what is marked in the text for the words the comment is on; what is written of it already stays. */
  const begin = useCallback((): void => {
    if (!editor) return;
    const { from, to } = markedIn(editor);
    const words = flat(editor.state.doc);
    const [start, end] = [words.indexAt(from), words.indexAt(to)];
    const anchor = end > start ? anchorAt(words.text, start, Math.min(end, start + LONGEST_QUOTE)) : null;
    setBegun({ words: begun.words, anchor });
  }, [editor, begun.words, setBegun]);

  /** Leads to the words in the text. */
  const show = useCallback(
    (id: string): void => {
      setActive(id);
      const place = editor && commentMarks.getState(editor.state)?.found.get(id);
      if (place) editor.chain().setTextSelection(place).scrollIntoView().run();
    },
    [editor],
  );
  return { active, setActive, begun, setBegun, lost, begin, show };
}
