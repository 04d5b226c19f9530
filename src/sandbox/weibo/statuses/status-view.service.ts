import { weiboTime } from '../../ledger/platform-day.rules.js';
import type { Comment, Engagement } from './engagement.service.js';
import { picturePath, type Status, type StatusPicture, type Statuses } from './statuses.service.js';
import { leadOf } from '../text/text-length.rules.js';
import type { WeiboAccounts, WeiboUser } from '../weibo-accounts.service.js';

/** How much of a status an answer shows. */
export interface ViewOptions {
  trimUser?: boolean;
  /** `isGetLongText=1`: the whole of a long text beside its beginning. */
  wholeText?: boolean;
}

/** The platform's JSON of statuses, users and comments. */
export class StatusViews {
  constructor(
    private readonly accounts: WeiboAccounts,
    private readonly statuses: Statuses,
    private readonly engagement: Engagement,
    private readonly baseUrl: () => string,
  ) {}

  status(status: Status, { trimUser = false, wholeText = false }: ViewOptions = {}) {
    const user = this.accounts.user(status.uid);
    const first = status.pictures[0];
    const { reposts, comments, attitudes } = this.engagement.countsOf(status.mid);
    const text = this.statuses.answeredText(status, this.baseUrl());
    const lead = status.long ? leadOf(text) : text;
    return {
      created_at: weiboTime(status.createdAt),
      id: Number(status.mid),
      mid: status.mid,
      idstr: status.mid,
      text: lead === text ? text : `${lead}... 全文`,
      source: `<a href="${this.baseUrl()}/" rel="nofollow">${this.accounts.sourceOf(status.clientId).replace(/[<>&"]/g, '')}</a>`,
      favorited: false,
      truncated: false,
      in_reply_to_status_id: '',
      in_reply_to_user_id: '',
      in_reply_to_screen_name: '',
      pic_urls: status.pictures.map((picture) => ({
        thumbnail_pic: this.baseUrl() + picturePath('thumbnail', picture),
      })),
      ...(first ? this.picture(first) : {}),
      geo: null,
      ...(trimUser || !user ? { uid: Number(status.uid) } : { user: this.user(user) }),
      reposts_count: reposts,
      comments_count: comments,
      attitudes_count: attitudes,
      isLongText: lead !== text,
      ...(wholeText && lead !== text ? { longText: { longTextContent: text } } : {}),
      visible: status.visible,
    };
  }

  picture(picture: StatusPicture) {
    return {
      thumbnail_pic: this.baseUrl() + picturePath('thumbnail', picture),
      bmiddle_pic: this.baseUrl() + picturePath('bmiddle', picture),
      original_pic: this.baseUrl() + picturePath('large', picture),
    };
  }

  comment(comment: Comment) {
    return {
      created_at: weiboTime(comment.at),
      id: Number(comment.id),
      mid: comment.id,
      idstr: comment.id,
      text: comment.text,
      source: '',
      user: { id: Number(comment.uid), idstr: comment.uid, screen_name: comment.name, name: comment.name },
    };
  }

  user(user: WeiboUser) {
    return {
      id: Number(user.uid),
      idstr: user.uid,
      screen_name: user.screenName,
      name: user.screenName,
      description: user.description,
      url: '',
      profile_image_url: `${this.baseUrl()}/avatar.svg`,
      profile_url: `u/${user.uid}`,
      gender: 'n',
      followers_count: 0,
      friends_count: 0,
      statuses_count: this.statuses.count(user.uid),
      created_at: weiboTime(user.createdAt),
      verified: true,
    };
  }
}
