import { Inject, Injectable, Logger } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { AccountService } from '../../../../accounts/account.service.js';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../../platform/clock.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { PUBLISH_RESULT_SINK, type PublishResultSink } from './publish-result.js';
import { publishStatus } from '../outcome/publish-status.rules.js';
import { CALLBACK_REFUSED } from './wechat-callback.errors.js';
import { encryptedPart, massFinishedEvent, publishEvent, readMessage } from './wechat-event.rules.js';
import { isRecent, openMessage, signedBy } from './wechat-signature.rules.js';

/** The query of every callback, as far as it is read. */
export interface CallbackQuery {
  signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
  encrypt_type?: string;
  msg_signature?: string;
}

/**
 * Takes what WeChat sends to an account's server. Every message must be signed with the account's token and recent. The signature of a
 * plain message covers token, time and nonce but not its text, so whoever has seen one may put another text under it: what is heard
 * here is an alarm, and the sink asks the platform itself. With an EncodingAESKey cipher text alone is taken, which is signed whole.
 */
@Injectable()
export class WechatCallbacks {
  private readonly log = new Logger(WechatCallbacks.name);

  constructor(
    private readonly accounts: AccountService,
    @Inject(PUBLISH_RESULT_SINK) private readonly sink: PublishResultSink,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The back office asks whether the address is ours. @returns the text to echo; @throws AppError CALLBACK_REFUSED */
  async verify(accountId: string, query: CallbackQuery): Promise<string> {
    await this.authenticated(accountId, query);
    return query.echostr ?? '';
  }

  /** @returns what the platform wants to hear; @throws AppError CALLBACK_REFUSED */
  async take(accountId: string, query: CallbackQuery, xml: string): Promise<string> {
    const account = await this.authenticated(accountId, query);
    let message = readMessage(xml);
    const encrypted = message && encryptedPart(message);
    const aesKey = textOf(account.credentials, 'encodingAesKey');
    // Safe mode or the compatible one, which sends both: a cipher text counts only with a signature over itself.
    if (encrypted !== null) {
      const signed = signedBy(
        query.msg_signature ?? '',
        account.token,
        query.timestamp ?? '',
        query.nonce ?? '',
        encrypted,
      );
      const plain = signed && aesKey !== null ? openMessage(aesKey, account.appId, encrypted) : null;
      message = plain === null ? null : readMessage(plain);
    } else if (aesKey !== null || query.encrypt_type === 'aes') {
      message = null;
    }
    if (!message) throw new AppError(CALLBACK_REFUSED);
    const sent = massFinishedEvent(message);
    if (sent) {
      // The address stays: only a cipher text is signed as a whole, so that nobody else's address can be put in.
      await this.sink.massFinished(accountId, encrypted === null ? { ...sent, url: null } : sent);
    }
    const event = publishEvent(message);
    // Other events (followers, messages) are none of ours; the platform wants an answer all the same.
    if (event) {
      const { verdict, text } = publishStatus(event.status);
      if (verdict === 'withdrawn') this.log.warn({ accountId, ...event }, text.en);
      await this.sink.publishFinished(accountId, event);
    }
    return 'success';
  }

  /** The same answer whatever is wrong: nobody learns which accounts exist. */
  private async authenticated(accountId: string, query: CallbackQuery) {
    const { signature = '', timestamp = '', nonce = '' } = query;
    const access = isUuid(accountId) ? await this.accounts.accessFor(accountId).catch(refuseUnknown) : null;
    const token = access?.channel === 'wechat' ? textOf(access.credentials, 'callbackToken') : null;
    const genuine =
      token !== null && isRecent(timestamp, this.clock.now().getTime()) && signedBy(signature, token, timestamp, nonce);
    if (!access || token === null || !genuine) throw new AppError(CALLBACK_REFUSED);
    return { token, credentials: access.credentials, appId: textOf(access.settings, 'appId') ?? '' };
  }
}

function refuseUnknown(error: unknown): null {
  if (error instanceof AppError && error.code === 'ACCOUNT_UNKNOWN') return null;
  throw error;
}
