import { useKeptDraft } from '../../lib/use-kept-draft';
import { useMe } from './session-gate';

/** Text the person logged in is typing for a thing, kept on this machine until the server has it. */
export function useDraft(thing: string): [text: string, set: (text: string) => void, forget: () => void] {
  return useKeptDraft(`${useMe().personId}.${thing}`, '');
}
