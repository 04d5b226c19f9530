import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { CHANNEL_USES } from '../../../stories/media/fitting/channel-use.rules.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import type { MediaFile, NotReady, SendPackage } from '../channel.js';
import { WebhookApi } from './api/webhook-api.service.js';
import { type GivenPicture, PICTURES_STEP, webContent } from './webhook-event.rules.js';
import { unlessOk } from './api/webhook-outcome.rules.js';
import { addressOf } from './api/webhook-reply.rules.js';

const PURPOSE = 'webhook:picture';
const UPLOAD_MS = 30_000;

/** Gives a receiver the pictures of a page ahead of its slot, each once per account: the slot holds a text that is signed in no time. */
@Injectable()
export class WebhookPictures {
  constructor(
    private readonly api: WebhookApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns why not, or the pictures as the receiver has them */
  async give(pack: SendPackage): Promise<NotReady | Map<string, GivenPicture>> {
    const given = new Map<string, GivenPicture>();
    for (const sha256 of mediaOf(webContent(pack))) {
      // Read every time, so that a picture that is damaged here is found out before its slot.
      const file = await pack.loadMedia(sha256, CHANNEL_USES.web);
      const known = await pack.uploads.get(pack.account.id, PURPOSE, sha256);
      const { mime, alt } = file;
      if (known?.['has'] === 'yes') {
        // Before pictures were made to fit they were given as they are.
        given.set(sha256, {
          sha256: known['sha256'] ?? sha256,
          mime: known['mime'] ?? mime,
          alt,
          url: known['url'] ?? '',
        });
        continue;
      }
      const digest = createHash('sha256').update(file.bytes).digest('hex');
      const url = await this.put(pack, file, digest);
      if (typeof url !== 'string') return url;
      given.set(sha256, { sha256: digest, mime, alt, url });
    }
    return given;
  }

  /** The same, noted in the publication's journal: the slot looks nothing up. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const given = await this.give(pack);
    if (!(given instanceof Map)) return given;
    const facts = [...given].map(([sha256, picture]) => [sha256, JSON.stringify(picture)] as const);
    await pack.journal.put(PICTURES_STEP, Object.fromEntries(facts));
    return null;
  }

  /** The receiver says that it has lost some: all of this page are given again. */
  async forget(pack: SendPackage): Promise<void> {
    for (const sha256 of mediaOf(webContent(pack))) await pack.uploads.put(pack.account.id, PURPOSE, sha256, {});
    await pack.journal.put(PICTURES_STEP, {});
  }

  /**
   * Under an id of its own each time: a receiver that remembers ids, and has lost the picture, must look again.
   * @param digest sha256 of the bytes given, by which the page names the picture
   * @returns its address there, or ''
   */
  private async put(
    pack: SendPackage,
    { sha256, mime, alt, bytes }: MediaFile,
    digest: string,
  ): Promise<string | NotReady> {
    const reply = await this.api.call(pack.account, {
      type: 'picture.put',
      data: { sha256: digest, cid: digest, mime, alt, content: bytes.toString('base64') },
      deadlineMs: UPLOAD_MS,
    });
    if (reply.kind !== 'ok') return unlessOk(reply, this.clock.now().getTime());
    const url = addressOf(reply.body);
    if (url === undefined) return BAD_PICTURE_ADDRESS;
    await pack.uploads.put(pack.account.id, PURPOSE, sha256, { has: 'yes', url: url ?? '', sha256: digest, mime });
    return url ?? '';
  }
}

const BAD_PICTURE_ADDRESS: NotReady = {
  kind: 'rejected',
  code: 'WEBHOOK_BAD_PICTURE_ADDRESS',
  reason: 'the receiver names no http(s) address for a picture',
  fix: 'account',
  text: {
    zh: '接收方为图片答复的 url 不是完整的 http(s) 网址：请网站管理员修正接口，或不要答复 url',
    en: 'the receiver answers a picture with a url that is no absolute http(s) address: have its interface corrected, or let it name none',
  },
};
