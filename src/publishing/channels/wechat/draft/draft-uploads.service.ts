import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { SendPackage } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { unlessOk, type WechatReply } from '../api/wechat-reply.rules.js';
import { asUpload, type Step, unfit } from './draft-upload.rules.js';
import {
  articlesOf,
  BODY_PICTURE,
  bodyPictures,
  COVER_PICTURE,
  pictureFits,
  type PlacedCover,
  wechatContent,
} from './wechat-article.rules.js';

/** What a draft names and the account must be given first: pictures of the bodies and covers, each once for an account. */
@Injectable()
export class DraftUploads {
  constructor(
    private readonly api: WechatApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The platform's address of each picture of the bodies, by sha256. */
  async pictures(pack: SendPackage): Promise<Step<Map<string, string>>> {
    const addresses = new Map<string, string>();
    for (const sha256 of bodyPictures(pack)) {
      const cached = await pack.uploads.get(pack.account.id, 'wechat:body', sha256);
      let url = cached?.['url'];
      if (!url) {
        const file = await pack.loadMedia(sha256, BODY_PICTURE);
        if (!pictureFits(file, BODY_PICTURE)) return { stop: unfit(file, BODY_PICTURE) };
        const reply = await this.api.upload(pack.account, '/cgi-bin/media/uploadimg', asUpload(file));
        const answer = accept(reply, 'url', this.now());
        if ('stop' in answer) return answer;
        url = answer.done;
        await pack.uploads.put(pack.account.id, 'wechat:body', sha256, { url });
      }
      addresses.set(sha256, url);
    }
    if (addresses.size > 0) await pack.journal.put('pictures', Object.fromEntries(addresses));
    return { done: addresses };
  }

  /** The cover of each article, in their order. @param anew also those that were given before: the library has lost them */
  async covers(pack: SendPackage, anew: boolean): Promise<Step<PlacedCover[]>> {
    const covers: PlacedCover[] = [];
    for (const article of articlesOf(pack)) {
      const cover = await this.cover(pack, wechatContent(article).cover, anew);
      if ('stop' in cover) return cover;
      covers.push(cover.done);
    }
    return { done: covers };
  }

  private async cover(pack: SendPackage, sha256: string, anew: boolean): Promise<Step<PlacedCover>> {
    const file = await pack.loadMedia(sha256, COVER_PICTURE);
    const { width, height } = file;
    const cached = anew ? undefined : await pack.uploads.get(pack.account.id, 'wechat:cover', sha256);
    if (cached?.['mediaId']) return { done: { mediaId: cached['mediaId'], width, height } };
    if (!pictureFits(file, COVER_PICTURE)) return { stop: unfit(file, COVER_PICTURE) };
    const query = { type: 'image' };
    const reply = await this.api.upload(pack.account, '/cgi-bin/material/add_material', asUpload(file), query);
    const answer = accept(reply, 'media_id', this.now());
    if ('stop' in answer) return answer;
    await pack.uploads.put(pack.account.id, 'wechat:cover', sha256, { mediaId: answer.done });
    await pack.journal.put('cover', { mediaId: answer.done, sha256 });
    return { done: { mediaId: answer.done, width, height } };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function accept(reply: WechatReply, field: string, now: number): Step<string> {
  if (reply.kind !== 'ok') return { stop: unlessOk(reply, now) };
  const value = reply.body[field];
  if (typeof value === 'string' && value !== '') return { done: value };
  return { stop: { kind: 'retry', notBefore: now + 60_000, reason: `the answer to the upload holds no ${field}` } };
}
