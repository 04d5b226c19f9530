import type { PublicationState } from '../../../../schedule/publications/publication-state.rules.js';
import type { OutcomeText } from '../../channel.js';
import type { ReceiverWord, ToldWord } from './webhook-told.rules.js';

/** Where a publication stands when a receiver speaks of it. */
export interface ToldStanding {
  state: PublicationState;
  url: string | null;
  /** How its latest call ended; null = it has none, or that one is open. */
  lastOutcome: 'sent' | 'rejected' | 'retry' | 'unconfirmed' | null;
  /** What the receiver has said of this attempt before. */
  told: ReceiverWord | null;
}

/** What a receiver's word does. `contradiction`: a person is shown it, whatever else becomes of it. */
export type WordEffect =
  /** It adds nothing to what is known. */
  | { kind: 'known' }
  /** It counts: the look that reads it is woken. */
  | { kind: 'note'; contradiction?: OutcomeText }
  /** It counts although the publication had failed: looked at again, as what nobody knew of. */
  | { kind: 'take-up'; contradiction: OutcomeText }
  /** It cannot count, and the receiver is told so. */
  | { kind: 'refuse'; why: OutcomeText; contradiction?: OutcomeText };

const WAITING: readonly PublicationState[] = ['sending', 'confirming', 'unconfirmed'];

/**
 * Weighs a word against what stands. That a page is out is believed before that it is not, whichever came first: what is public and taken
 * for unpublished would be sent again, or stand there unwatched.
 */
export function weigh(word: ToldWord, standing: ToldStanding): WordEffect {
  return word.status === 'published' ? weighPublished(word.url, standing) : weighRejected(standing);
}

function weighPublished(said: string, { state, url, lastOutcome, told }: ToldStanding): WordEffect {
  if (WAITING.includes(state)) {
    if (told?.status === 'rejected') return { kind: 'note', contradiction: outAfterAll(said) };
    if (told?.status !== 'published') return { kind: 'note' };
    return told.url === said ? { kind: 'known' } : elsewhere(told.url, said);
  }
  if (state === 'sent') return url === said ? { kind: 'known' } : elsewhere(url ?? '—', said);
  if (state === 'failed' && lastOutcome === 'rejected') return { kind: 'take-up', contradiction: outAfterAll(said) };
  if (state === 'retracted')
    return {
      kind: 'refuse',
      why: { zh: '这篇稿件已从本系统撤下', en: 'it has been taken down from here' },
      contradiction: {
        zh: `这篇稿件已撤下，网站却回告已发布：${said}。请到网站上核对；仍然公开的，请先恢复再撤下，或请网站管理员撤下。`,
        en: `It has been taken down, and the site says that it is published: ${said}. Look there; if it is public, put it up and take it down again, or have the site’s administrator do so.`,
      },
    };
  return {
    kind: 'refuse',
    why: { zh: '本系统没有在等这篇稿件的回告', en: 'no word of it is waited for' },
    contradiction: {
      zh: `没有在等回告，网站却说这篇稿件已发布：${said}。请到网站上核对；不该公开的，请网站管理员撤下。`,
      en: `No word of it was waited for, and the site says that it is published: ${said}. Look there; have its administrator take down what should not be public.`,
    },
  };
}

function weighRejected({ state, url, lastOutcome, told }: ToldStanding): WordEffect {
  if (WAITING.includes(state)) {
    if (told?.status === 'published') return notRejected(told.url);
    return { kind: told?.status === 'rejected' ? 'known' : 'note' };
  }
  if (state === 'sent') return notRejected(url ?? '—');
  if (state === 'failed' && lastOutcome === 'rejected') return { kind: 'known' };
  return { kind: 'refuse', why: { zh: '本系统没有在等这篇稿件的回告', en: 'no word of it is waited for' } };
}

function outAfterAll(said: string): OutcomeText {
  return {
    zh: `网站先说没有发布，又回告已发布：${said}。按已发布处理；请到网站上核对，确未公开或不该公开的请撤下。`,
    en: `The site said that it did not publish it, and then that it did: ${said}. It is taken for published: look there, and take it down if it is not, or should not be, public.`,
  };
}

function elsewhere(kept: string, said: string): WordEffect {
  return {
    kind: 'refuse',
    why: {
      zh: `已记录的链接是 ${kept}，不接受另一个链接`,
      en: `its address is on record as ${kept}; another one is not taken`,
    },
    contradiction: {
      zh: `网站回告了另一个链接：${said}；记录的仍是 ${kept}。请到网站上核对是否发了两页、哪一页才对，多余的请网站管理员删除。`,
      en: `The site names another address: ${said}; on record is still ${kept}. See there whether there are two pages and which is right; have its administrator remove the other.`,
    },
  };
}

function notRejected(kept: string): WordEffect {
  return {
    kind: 'refuse',
    why: {
      zh: `此前已告知发布在 ${kept}，不再接受“未发布”；页面已撤下的，请本系统的值班人员撤下这篇稿件`,
      en: `it was said to be published at ${kept}, and “rejected” is no longer taken; if the page is gone, have it taken down here`,
    },
    contradiction: {
      zh: `网站先告知已发布（${kept}），又说没有发布。按已发布处理；请到网站上核对，页面确已不在的，请在这里撤下。`,
      en: `The site said that it published it (${kept}), and then that it did not. It is taken for published: look there, and take it down here if the page is gone.`,
    },
  };
}
