import { Inject, Injectable } from '@nestjs/common';
import { AccountDesk } from '../../../../accounts/account-desk.service.js';
import { AccountService } from '../../../../accounts/account.service.js';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { Actor } from '../../../../identity/actor.js';
import { Clock } from '../../../../platform/clock.js';
import { CONFIG, type Config } from '../../../../platform/config/config.token.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { type Unheard, unheardText } from '../../codes/unheard-text.rules.js';
import type { WeiboReply } from '../api/weibo-reply.rules.js';
import {
  WEIBO_APP_MISSING,
  WEIBO_CONNECT_REFUSED,
  WEIBO_CONNECT_UNREACHABLE,
  WEIBO_CONNECTED_APP,
  WEIBO_CONNECTED_OTHER,
  WEIBO_NOT_CONNECTABLE,
} from './weibo-connect.errors.js';
import {
  authoriserOf,
  authoriseUrl,
  connectTexts,
  readTokenInfo,
  refusalCode,
  type TokenInfo,
} from './weibo-connect.rules.js';
import { type AccountDraft, WeiboConnections } from './weibo-connections.service.js';
import { type Authoriser, WeiboOAuth } from './weibo-oauth.service.js';

/** Where the platform sends people back to; below the public address. Entered as the app's redirect address. */
export const CALLBACK_PATH = '/api/weibo/authorizations/callback';

/** What the platform tells us in the end, put in while a draft is checked. */
const PROMISED = { uid: '0', accessToken: '-' };

export interface BegunConnection {
  url: string;
  redirectUri: string;
  expiresAt: Date;
}

/** The parameters people come back with. */
export interface ReturnQuery {
  state?: string;
  code?: string;
  error?: string;
  error_code?: string;
}

interface App {
  at: Authoriser;
  clientId: string;
  clientSecret: string;
  /** The one user it may be; null for a new account. */
  uid: string | null;
}

/** Authorises Weibo accounts: a person lets the app in on the platform's page, and the token never passes through their hands. */
@Injectable()
export class WeiboConnect {
  @Inject(Clock)
  private readonly clock: Clock;

  constructor(
    private readonly desk: AccountDesk,
    private readonly accounts: AccountService,
    private readonly connections: WeiboConnections,
    private readonly oauth: WeiboOAuth,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Begins the authorisation of an account there is, for the first time or again.
   * @throws AppError NOT_FOUND, FORBIDDEN, WEIBO_NOT_CONNECTABLE, WEIBO_APP_MISSING
   */
  async begin(actor: Actor, accountId: string): Promise<BegunConnection> {
    const app = await this.appOf(actor, accountId);
    return this.begun(actor, app, { accountId });
  }

  /**
   * Begins with an account that is not there yet: it comes to be, with uid, token and end, once the platform has said whose it is.
   * @throws AppError as `AccountDesk.create`; WEIBO_APP_MISSING
   */
  async beginNew(actor: Actor, draft: AccountDraft): Promise<BegunConnection> {
    const { baseUrl, sandbox } = await this.desk.rehearse(actor, accountOf(draft, PROMISED));
    return this.begun(actor, requireApp(draft, { base: authoriserOf(baseUrl), allowPrivate: sandbox }), { draft });
  }

  /**
   * Finishes what the person began, once.
   * @returns the account's id
   * @throws AppError WEIBO_STATE_REFUSED, WEIBO_CONNECT_REFUSED, WEIBO_CONNECT_UNREACHABLE, WEIBO_CONNECTED_OTHER, WEIBO_CONNECTED_APP,
   *   and as `AccountDesk.create` and `change`
   */
  async finish(actor: Actor, query: ReturnQuery): Promise<{ id: string; name: string; expiresAt: string }> {
    const begun = await this.connections.take(actor.personId, query.state ?? '');
    const { redirectUri } = begun;
    const declined = refusalCode(query);
    if (declined !== null) throw refused(declined, redirectUri);
    if (!query.code) throw refused(21323, redirectUri);
    const app = 'draft' in begun ? await this.appOfDraft(actor, begun.draft) : await this.appOf(actor, begun.accountId);
    const asked = this.clock.now().getTime();
    const answer = okOf(await this.oauth.redeem(app.at, { ...app, code: query.code, redirectUri }), redirectUri);
    const accessToken = textOf(answer, 'access_token');
    if (accessToken === null) throw unreachable({ code: 'SILENT', reason: 'the answer holds no access_token' });
    const info = readTokenInfo(okOf(await this.oauth.tokenInfo(app.at, accessToken), redirectUri));
    if (!info) throw unreachable({ code: 'SILENT', reason: 'get_token_info is unreadable' });
    requireSame(app, info);
    const expiresAt = new Date(asked + info.lifeSeconds * 1_000).toISOString();
    const told = { uid: info.uid, accessToken, expiresAt };
    const { id, name } =
      'draft' in begun
        ? await this.desk.create(actor, accountOf(begun.draft, told))
        : await this.desk.change(actor, begun.accountId, {
            settings: { uid: told.uid, expiresAt },
            credentials: { accessToken },
          });
    return { id, name, expiresAt };
  }

  private async begun(
    actor: Actor,
    app: App,
    subject: { accountId: string } | { draft: AccountDraft },
  ): Promise<BegunConnection> {
    const redirectUri = this.config.publicUrl + CALLBACK_PATH;
    const { state, expiresAt } = await this.connections.begin(actor.personId, subject, redirectUri);
    return { url: authoriseUrl(app.at.base, { ...app, redirectUri, state }), redirectUri, expiresAt };
  }

  private async appOf(actor: Actor, accountId: string): Promise<App> {
    await this.desk.administered(actor, accountId);
    const access = await this.accounts.accessFor(accountId);
    if (access.driver !== 'share' && access.driver !== 'biz') throw new AppError(WEIBO_NOT_CONNECTABLE);
    return requireApp(access, { base: authoriserOf(access.baseUrl), allowPrivate: access.allowPrivate === true });
  }

  private async appOfDraft(actor: Actor, draft: AccountDraft): Promise<App> {
    const { baseUrl, sandbox } = await this.desk.rehearse(actor, accountOf(draft, PROMISED));
    return requireApp(draft, { base: authoriserOf(baseUrl), allowPrivate: sandbox });
  }
}

/** @throws AppError WEIBO_APP_MISSING */
function requireApp(
  { settings, credentials }: { settings: Record<string, unknown>; credentials: Record<string, string> },
  at: Authoriser,
): App {
  const [clientId, clientSecret] = [textOf(settings, 'clientId'), textOf(credentials, 'clientSecret')];
  if (clientId === null || clientSecret === null) throw new AppError(WEIBO_APP_MISSING);
  return { at, clientId, clientSecret, uid: textOf(settings, 'uid') };
}

function accountOf(draft: AccountDraft, told: { uid: string; accessToken: string; expiresAt?: string }) {
  const { uid, accessToken, expiresAt } = told;
  return {
    ...draft,
    channel: 'weibo' as const,
    settings: { ...draft.settings, uid, ...(expiresAt === undefined ? {} : { expiresAt }) },
    credentials: { ...draft.credentials, accessToken },
  };
}

function requireSame(app: App, info: TokenInfo): void {
  if (info.clientId !== null && info.clientId !== app.clientId)
    throw new AppError(WEIBO_CONNECTED_APP, { found: info.clientId });
  if (app.uid !== null && app.uid !== info.uid)
    throw new AppError(WEIBO_CONNECTED_OTHER, { found: info.uid, wanted: app.uid });
}

function okOf(reply: WeiboReply, redirectUri: string): Record<string, unknown> {
  if (reply.kind === 'ok') return reply.body;
  if (reply.kind === 'refused') throw refused(reply.code, redirectUri);
  throw unreachable(reply);
}

function refused(code: number, redirectUri: string): AppError {
  return new AppError(WEIBO_CONNECT_REFUSED, connectTexts(code, redirectUri), undefined, {
    platformCode: `WEIBO_${code}`,
  });
}

function unreachable(reply: Unheard): AppError {
  return new AppError(WEIBO_CONNECT_UNREACHABLE, { ...unheardText(reply) });
}
