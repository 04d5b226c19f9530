import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readForm, readQuery } from '../http/request-body.service.js';
import { escapeHtml, PAGE_CSP, pageHtml } from '../page/html.rules.js';
import type { WeiboAccounts, WeiboApp } from './weibo-accounts.service.js';
import { refuseWeibo, type WeiboGateway } from './weibo-gateway.controller.js';
import { WeiboError } from './weibo.errors.js';

/** The page where a user lets an app in, and the trade of its code for a token. */
export function oauthController(server: FastifyInstance, gateway: WeiboGateway): void {
  const { accounts } = gateway;
  server.get('/oauth2/authorize', (request, reply) =>
    guarded(gateway, request, reply, () => {
      const { app, redirectUri, state } = readAuthorization(accounts, readQuery(request));
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', PAGE_CSP)
        .send(authorizePage(app, accounts, redirectUri, state));
    }),
  );

  server.post('/oauth2/authorize', (request, reply) =>
    guarded(gateway, request, reply, async () => {
      const { fields } = await readForm(request);
      const { app, redirectUri, state } = readAuthorization(accounts, { ...readQuery(request), ...fields });
      const target = new URL(redirectUri);
      if (state !== undefined) target.searchParams.set('state', state);
      const user = accounts.user(fields['uid']);
      if (fields['action'] !== 'approve' || !user) {
        target.searchParams.set('error_uri', '/oauth2/authorize');
        target.searchParams.set('error', 'access_denied');
        target.searchParams.set('error_description', 'user denied your request.');
        target.searchParams.set('error_code', '21330');
      } else {
        target.searchParams.set('code', accounts.issueCode(app.clientId, user.uid, redirectUri));
      }
      return reply.redirect(target.href, 302);
    }),
  );

  server.all('/oauth2/access_token', (request, reply) =>
    guarded(gateway, request, reply, async () => {
      if (request.method !== 'POST') throw new WeiboError(10021);
      const fields = { ...readQuery(request), ...readBasic(request), ...(await readForm(request)).fields };
      const app = accounts.app(fields['client_id']);
      if (!app || app.clientSecret !== fields['client_secret']) {
        throw new WeiboError(21324, undefined, 'client_id or client_secret parameter is invalid');
      }
      if (fields['grant_type'] !== 'authorization_code') {
        throw new WeiboError(21328, undefined, 'unsupported grant_type');
      }
      const { code, redirect_uri: redirectUri } = fields;
      if (!code || !redirectUri) throw new WeiboError(21323, undefined, 'code and redirect_uri are required');
      const { token, row } = accounts.redeem(code, app, redirectUri);
      const life = Math.floor((row.expiresAt - row.createdAt) / 1000);
      const body = { access_token: token, remind_in: String(life), expires_in: life, uid: row.uid, isRealName: 'true' };
      return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
    }),
  );
}

/** The app's key and secret where a client gives them in the header, which the platform takes for the form's fields. */
function readBasic(request: FastifyRequest): Record<string, string> {
  const given = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = Buffer.from(given ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return id && secret ? { client_id: plain(id), client_secret: plain(secret) } : {};
}

/** Clients that keep to RFC 6749 encode both as in a form. */
function plain(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** Refusals of these calls answer like every other refusal of the platform. */
async function guarded(
  gateway: WeiboGateway,
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof WeiboError)) throw error;
    return refuseWeibo(gateway, reply, error, request.url.split('?')[0] ?? '', null);
  }
}

function readAuthorization(accounts: WeiboAccounts, params: Record<string, string>) {
  const app = accounts.app(params['client_id']);
  if (!app) throw new WeiboError(21324, undefined, 'invalid client_id');
  const redirectUri = params['redirect_uri'] ?? '';
  const allowed = app.redirectUris === null || app.redirectUris.includes(redirectUri);
  if (!allowed || !/^https?:\/\//i.test(redirectUri) || !URL.canParse(redirectUri)) {
    throw new WeiboError(21322, undefined, 'redirect_uri_mismatch');
  }
  if ((params['response_type'] ?? 'code') !== 'code')
    throw new WeiboError(21329, undefined, 'response_type must be code');
  return { app, redirectUri, state: params['state'] };
}

function authorizePage(app: WeiboApp, accounts: WeiboAccounts, redirectUri: string, state: string | undefined): string {
  const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  const choices = accounts
    .listUsers()
    .map(
      (user, index) =>
        `<label class="choice"><input type="radio" name="uid" value="${escapeHtml(user.uid)}"${index === 0 ? ' checked' : ''}>` +
        `<span>${escapeHtml(user.screenName)} <small class="meta">${escapeHtml(user.uid)}</small></span></label>`,
    )
    .join('');
  const body = `<section class="card"><div class="pad"><h1>授权登录</h1>
<p class="lead">应用 <b>${escapeHtml(app.name)}</b> 请求代表下面的微博账号发布内容，完成后返回 ${escapeHtml(new URL(redirectUri).host)}。</p>
<form method="post" action="/oauth2/authorize">${hidden('client_id', app.clientId)}${hidden('redirect_uri', redirectUri)}${
    state === undefined ? '' : hidden('state', state)
  }${choices}
<p><button class="main" name="action" value="approve">授权</button> <button name="action" value="cancel">取消</button></p></form></div></section>`;
  return pageHtml({ title: '微博授权（沙箱）', body });
}
