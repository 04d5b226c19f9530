import type { WeiboLimits } from '../../ledger/limits.rules.js';
import type { ShareFault } from './share.rules.js';
import { statusLength } from './text-length.rules.js';

const ANNOTATION_CHARS = 512;

/** What is wrong with a text of the commercial API, or null: no domain is asked for, and topics are welcome. */
export function longTextFault(
  post: { params: Record<string, string>; mayBeLong: boolean },
  limits: WeiboLimits,
): ShareFault | null {
  const { params, mayBeLong } = post;
  const { status = '', visible = '0', list_id: listId, annotations = '', is_longtext: long = '0' } = params;
  if (status.trim() === '') return { code: 20008 };
  if (!/^[0-3]$/.test(visible) || !/^[01]$/.test(long)) return { code: 10008 };
  if (visible === '3' && !/^\d+$/.test(listId ?? '')) {
    return { code: 10016, text: 'miss required parameter (list_id) , see doc for more info.' };
  }
  if (annotations.length > ANNOTATION_CHARS || !isJson(annotations)) return { code: 10008 };
  const length = statusLength(status);
  if (length <= limits.statusChars) return null;
  // Without the mark, or without the right to it, the ordinary length holds.
  if (long !== '1' || !mayBeLong || length > limits.longTextChars) return { code: 20012 };
  return null;
}

function isJson(text: string): boolean {
  if (text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON: the answer itself.
    return false;
  }
}
