import type { Editor } from '@tiptap/react';
import { useCallback } from 'react';
import { goToPicture } from '../panel/media-tab';
import type { Tab } from '../panel/side-panel';

/** A field is drawn before it can be gone to, ms. */
const DRAWN_MS = 60;

/** Leads from what the server says of a place (a JSON pointer into the story) to where it is written. */
export function useJump(
  editor: Editor | null,
  show: (tab: Tab) => void,
  showText: () => void,
): (pointer: string) => void {
  return useCallback(
    (pointer: string) => {
      const place = fieldOf(pointer);
      if (place) {
        show(place.tab);
        focusSoon(place.id);
        return;
      }
      showText();
      const [, part = ''] = pointer.split('/');
      if (part === 'title' || part === 'summary') focusSoon(`draft-${part}`);
      else if (editor && pointer.endsWith('/alt')) goToPicture(editor, null);
      else editor?.commands.focus();
    },
    [editor, show, showText],
  );
}

/** The field beside the text, or null for what is written in the text itself. */
function fieldOf(pointer: string): { tab: Tab; id: string } | null {
  const [, part = '', name = '', field = ''] = pointer.split('/');
  if (part === 'facts') return { tab: 'facts', id: `fact-${name}` };
  if (part === 'cover' || field === 'cover' || field === 'picture') return { tab: 'media', id: 'cover-alt' };
  return part === 'variants' && field !== 'body' ? { tab: 'forms', id: `form-${name}-${field}` } : null;
}

function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus(), DRAWN_MS);
}
