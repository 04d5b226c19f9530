import {
  changeFailure,
  notPublished,
  sendFailure,
  unlessOk,
  WORDPRESS_CODES,
  wordpressText,
} from './wordpress-outcome.rules.js';
import { readReply } from './wordpress-reply.rules.js';

const NOW = Date.parse('2026-07-15T09:20:00+08:00');

type Expected = 'account' | 'content' | 'human' | 'soon' | 'unconfirmed';
const all = (expected: Expected, ...codes: string[]): [string, Expected][] => codes.map((code) => [code, expected]);

/** Outcome of the publishing update. */
const EXPECTED: [string, Expected][] = [
  ...all('account', 'rest_not_logged_in', 'rest_forbidden_status', 'rest_forbidden_context', 'incorrect_password'),
  ...all('account', 'invalid_username', 'invalid_email', 'HTTP_401', 'application_passwords_disabled'),
  ...all('account', 'application_passwords_disabled_for_user', 'rest_cannot_create', 'rest_cannot_edit'),
  ...all('account', 'rest_cannot_edit_others', 'rest_cannot_publish', 'rest_cannot_delete', 'rest_cannot_assign_term'),
  ...all('account', 'rest_forbidden', 'rest_cannot_access', 'HTTP_403', 'rest_no_route', 'rest_disabled', 'HTTP_404'),
  ...all('account', 'HTTP_405', 'HTTP_3XX', 'rest_upload_limited_space', 'rest_upload_user_quota_exceeded'),
  ...all('content', 'rest_upload_unknown_error', 'rest_upload_sideload_error'),
  ...all('content', 'rest_upload_file_too_big', 'rest_upload_no_data', 'HTTP_413', 'db_insert_error'),
  ...all('content', 'db_update_error', 'empty_content'),
  ...all('human', 'rest_trash_not_supported', 'term_exists', 'rest_invalid_param', 'rest_missing_callback_param'),
  ...all('human', 'rest_invalid_json', 'rest_upload_invalid_disposition'),
  ...all('soon', 'rest_upload_hash_mismatch', 'HTTP_429', 'rest_post_invalid_id', 'rest_already_trashed'),
  ...all('unconfirmed', 'internal_server_error', 'wp_die', 'HTTP_408', 'HTTP_500', 'HTTP_502', 'HTTP_503', 'HTTP_504'),
];

const refused = (code: string, status = 400) => ({ kind: 'refused' as const, code, status, message: 'm', data: {} });

function seen(code: string, act: typeof sendFailure | typeof unlessOk = sendFailure): string {
  const outcome = act(refused(code), NOW);
  if (outcome.kind === 'rejected') return outcome.fix;
  return outcome.kind === 'retry' ? (outcome.notBefore === NOW + 60_000 ? 'soon' : 'when?') : outcome.kind;
}

describe('WordPress codes', () => {
  it.each(EXPECTED)('%s is %s', (code, expected) => expect(seen(code)).toBe(expected));

  it('has exactly one row per code, and every row is tested above', () => {
    const codes = WORDPRESS_CODES.map(({ code }) => code).sort();
    expect(new Set(codes).size).toBe(codes.length);
    expect(EXPECTED.map(([code]) => code).sort()).toEqual(codes);
  });

  it.each(WORDPRESS_CODES.map(({ code, zh, en }) => [code, zh, en] as const))(
    '%s says in both languages what has happened and what comes next',
    (_code, zh, en) => {
      expect(zh).toMatch(/请|系统会|自动/);
      expect(en).toMatch(/[:;]/);
      expect(en).not.toMatch(/[一-鿿]{3}/);
    },
  );

  it.each(['internal_server_error', 'HTTP_500', 'HTTP_502', 'HTTP_503'])(
    '%s on a harmless call is asked again',
    (code) => {
      expect(seen(code, unlessOk)).toBe('soon');
    },
  );

  it('a code nobody has written down is a refusal below 500, and nobody’s word above', () => {
    expect(sendFailure(refused('strange'), NOW)).toMatchObject({ code: 'WORDPRESS_STRANGE', fix: 'human' });
    expect(sendFailure(refused('strange', 500), NOW).kind).toBe('unconfirmed');
  });

  it('a call that never left is made again, one without an answer is looked up', () => {
    expect(sendFailure({ kind: 'not-sent', reason: 'r' }, NOW)).toMatchObject({
      kind: 'retry',
      notBefore: NOW + 15_000,
    });
    expect(sendFailure({ kind: 'no-answer', reason: 'r' }, NOW).kind).toBe('unconfirmed');
  });

  it('a post kept back by the site is not tried again and again, and of one dated ahead a person judges', () => {
    expect(['pending', 'draft'].map((status) => notPublished(status))).toMatchObject([
      { kind: 'rejected', code: 'WORDPRESS_KEPT_BACK', fix: 'account' },
      { kind: 'rejected', code: 'WORDPRESS_KEPT_BACK', fix: 'account' },
    ]);
    expect(notPublished('future')).toMatchObject({
      kind: 'unconfirmed',
      text: { zh: expect.stringContaining('定时发布') as string },
    });
    expect(notPublished('private').kind).toBe('unconfirmed');
  });

  it.each([
    ['HTTP_401', '服务器'],
    ['HTTP_403', '防火墙'],
    ['HTTP_404', '站点地址'],
    ['rest_not_logged_in', '应用程序密码'],
    ['rest_upload_no_data', '允许的大小'],
  ])('%s tells where to look: %s', (code, words) => expect(wordpressText({ code, status: 400 }).zh).toContain(words));

  it('what becomes of a change follows the same table', () => {
    expect(changeFailure(refused('rest_cannot_edit'), NOW)).toMatchObject({ kind: 'refused' });
    expect(changeFailure(refused('HTTP_502'), NOW).kind).toBe('unknown');
    expect(changeFailure(refused('HTTP_503'), NOW).kind).toBe('retry');
  });
});

describe('answers of a WordPress site', () => {
  const answer = (status: number, body: string) =>
    readReply({ kind: 'answered', status, headers: {}, body: Buffer.from(body) });

  it('wrong credentials look like a wrong parameter to a search, and are read as what they are', () => {
    const details = { status: { code: 'rest_forbidden_status', message: 'Status is forbidden.' } };
    const body = {
      code: 'rest_invalid_param',
      message: 'Invalid parameter(s): status',
      data: { status: 400, details },
    };
    expect(answer(400, JSON.stringify(body))).toMatchObject({ kind: 'refused', code: 'rest_forbidden_status' });
  });

  it('a picture beyond PHP’s own limit is too large, not of a wrong kind', () => {
    const message = '上传的文件超过了 php.ini 中的 upload_max_filesize 指令。';
    const body = { code: 'rest_upload_unknown_error', message, data: { status: 500 } };
    expect(answer(500, JSON.stringify(body))).toMatchObject({ code: 'rest_upload_file_too_big' });
  });

  it.each([
    [500, '<html>Error establishing a database connection</html>', 'HTTP_500'],
    [302, '', 'HTTP_3XX'],
    [403, '{"error":"firewall"}', 'HTTP_403'],
  ])('%i from somebody else is told by its status', (status, body, code) => {
    expect(answer(status, body)).toMatchObject({ kind: 'refused', code, status });
  });

  it('a page under 200 says nothing for certain', () => {
    expect(answer(200, 'Warning: …{"id":1}')).toMatchObject({ kind: 'no-answer' });
  });
});
