import { Slice } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';

/**
 * What is pasted in the place of whole paragraphs, or of an empty one, stays in paragraphs of its own. Else the first of them is poured
 * into the one that stands there, which keeps its own alignment: a centred heading line of an official letter would move to the left.
 */
export function asBlocks(slice: Slice, { $from, $to }: Selection): Slice {
  const first = slice.content.firstChild;
  if (!first?.isTextblock || slice.openStart !== 1 || first.attrs['textAlign'] == null) return slice;
  const isWhole =
    $from.parent.isTextblock &&
    $to.parent.isTextblock &&
    $from.parentOffset === 0 &&
    $to.parentOffset === $to.parent.content.size;
  // In the middle of a sentence words take the looks of where they come to stand.
  return isWhole ? new Slice(slice.content, 0, slice.openEnd) : slice;
}
