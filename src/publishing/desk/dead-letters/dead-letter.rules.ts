import type { OutcomeText } from '../../channels/channel.js';

/** How a message that did not arrive may go again: only along the ways every publication has. */
export const RESEND_WAYS = ['move', 'resolve', 'submit'] as const;
export type ResendWay = (typeof RESEND_WAYS)[number];

export interface DeadLetterStanding {
  state: 'failed' | 'unconfirmed';
  /** Nobody knows whether the page is there. */
  mayBeOut: boolean;
}

/**
 * `move`: certainly not published, so it gets a new slot. `resolve`: a person says what they found; that it is not there, a second
 * person confirms. `submit`: given up without knowing, so nothing but a new approval lets it out.
 */
export function resendWay({ state, mayBeOut }: DeadLetterStanding): ResendWay {
  if (state === 'unconfirmed') return 'resolve';
  return mayBeOut ? 'submit' : 'move';
}

/** Where that is done, below the server's address. */
export function resendPath(way: ResendWay, publicationId: string, storyId: string): string {
  return way === 'submit' ? `/api/stories/${storyId}` : `/api/publications/${publicationId}/${way}`;
}

export const RESEND_TODO: Record<ResendWay, OutcomeText> = {
  move: {
    zh: '确定没有发布：按原因处理后，为它重新排期即可重发',
    en: 'certainly not published: see to the reason, then give it a new time',
  },
  resolve: {
    zh: '不知道是否已发布：到网站上看，找到的填写链接；没有的由两人确认后重发',
    en: 'it may be published: look at the site, fill in the link when it is there, else two people confirm that it is not',
  },
  submit: {
    zh: '没有查清就放弃了：确需重发，请重新送审',
    en: 'given up without knowing: if it must go out, submit it for review again',
  },
};
