import type { FormCheck } from '../api/editor-queries';

/** A text that a channel takes less of than was written, as it leaves now. */
export interface Shortened {
  /** Where other words may be written: a JSON pointer into the story. */
  pointer: string;
  what: 'title' | 'digest' | 'author' | 'text';
  now: string;
}

type Words = Record<string, unknown>;

/**
 * What was shortened by itself to a channel's limits. What a person wrote for the channel never is, and a digest that is made up from the
 * body is no shortened text.
 * @param forms of one check: the website's says what was written
 */
export function shortenedIn(forms: readonly FormCheck[], channel: FormCheck['channel']): Shortened[] {
  const form = forms.find((one) => one.channel === channel);
  const written = forms.find((one) => one.channel === 'web')?.derived as Words | undefined;
  if (!form || !written) return [];
  const derived = form.derived as Words;
  const content = form.content as Words;
  const title = wordsIn(written, 'title');
  const summary = wordsIn(written, 'summary').replace(/\s+/g, ' ').trim();
  const isCut: Partial<Record<Shortened['what'], boolean>> =
    channel === 'wechat'
      ? {
          title: wordsIn(derived, 'title') !== title,
          digest: summary !== '' && wordsIn(derived, 'digest') !== summary,
          author: wordsIn(derived, 'author').endsWith('…'),
        }
      : channel === 'weibo'
        ? {
            text: [`【${title}】`, summary].some(
              (one) => !wordsIn(derived, 'text').includes(one.replaceAll('#', '＃')),
            ),
          }
        : {};
  return (Object.keys(isCut) as Shortened['what'][])
    .filter((what) => isCut[what] && content[what] === derived[what])
    .map((what) => ({ pointer: `/variants/${channel}/${what}`, what, now: wordsIn(derived, what) }));
}

function wordsIn(words: Words, field: string): string {
  return String(words[field] ?? '');
}
