import { Injectable } from '@nestjs/common';
import type { AccountAccess } from '../channel.js';
import { type ProbeResult, unreachable, WORKS } from '../health/probe/probe-result.rules.js';
import { WordpressApi } from './wordpress-api.service.js';
import { wordpressText } from './wordpress-outcome.rules.js';
import { objectOf } from './wordpress-reply.rules.js';

/** What publishing takes. An author may all of it, though WordPress strips some of what an author writes. */
const NEEDED = ['edit_posts', 'publish_posts', 'edit_published_posts', 'upload_files'];

/** Asks a site who the account's user is there and what it may do; changes nothing. */
@Injectable()
export class WordpressProbe {
  constructor(private readonly api: WordpressApi) {}

  async test(access: AccountAccess): Promise<ProbeResult> {
    const reply = await this.api.call(access, { path: '/wp/v2/users/me', query: { context: 'edit' } });
    if (reply.kind === 'refused') {
      if (reply.code === 'rest_not_logged_in' && !(await this.takesPasswords(access))) return noPasswords();
      return { ok: false, code: `WORDPRESS_${reply.code.toUpperCase()}`, hint: wordpressText(reply) };
    }
    if (reply.kind !== 'ok') return unreachable(access, reply);
    const may = objectOf(objectOf(reply.body)['capabilities']);
    const missing = NEEDED.filter((capability) => may[capability] !== true);
    if (missing.length === 0) return { ok: true, code: null, hint: WORKS };
    return {
      ok: false,
      code: 'WORDPRESS_CAPABILITY',
      hint: {
        zh: `该 WordPress 用户缺少权限（${missing.join('、')}），请由网站管理员改为“编辑”角色。`,
        en: `The WordPress user may not: ${missing.join(', ')}. Have the site’s administrator make it an editor.`,
      },
    };
  }

  /** A site without TLS switches application passwords off; a right one then counts as none. Its index says so. */
  private async takesPasswords(access: AccountAccess): Promise<boolean> {
    const reply = await this.api.call(access, { path: '/', query: { _fields: 'authentication' } });
    if (reply.kind !== 'ok') return true;
    return 'application-passwords' in objectOf(objectOf(reply.body)['authentication']);
  }
}

function noPasswords(): ProbeResult {
  return {
    ok: false,
    code: 'WORDPRESS_APPLICATION_PASSWORDS_DISABLED',
    hint: wordpressText({ code: 'application_passwords_disabled', status: 501 }),
  };
}
