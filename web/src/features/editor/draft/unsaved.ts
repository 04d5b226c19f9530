import { fetchCopy, fetchStory } from '../api/editor-queries';
import { draftOf, formsOf, sameDraft } from './draft';
import { type Copy, readCopy } from './local-copy';

/**
 * Whether somebody has typed into a story and not saved it as a revision, on this machine or, as the server kept it, on another.
 * @throws ApiError
 */
export async function hasUnsaved(personId: string, storyId: string): Promise<boolean> {
  const copy = newest(readCopy(personId, storyId), await fetchCopy(storyId));
  if (!copy) return false;
  const { story, variants } = await fetchStory(storyId);
  return (
    copy.baseRevision !== story.revision.number || !sameDraft(copy.draft, draftOf(story.revision, formsOf(variants)))
  );
}

export function newest(one: Copy | null, other: Copy | null): Copy | null {
  if (!one || !other) return one ?? other;
  return Date.parse(other.changedAt) > Date.parse(one.changedAt) ? other : one;
}
