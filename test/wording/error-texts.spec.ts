import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorDefinition } from '../../src/platform/errors/app-error.js';
import { WECHAT_CODES } from '../../src/publishing/channels/wechat/outcome/wechat-outcome.rules.js';
import { WEBHOOK_CODES } from '../../src/publishing/channels/webhook/api/webhook-outcome.rules.js';
import { WEIBO_CODES } from '../../src/publishing/channels/weibo/outcome/weibo-outcome.rules.js';
import { WORDPRESS_CODES } from '../../src/publishing/channels/wordpress/wordpress-outcome.rules.js';

const SOURCES = join(__dirname, '../../src');

/** Every `*.errors.ts` of the product; the sandbox speaks as the platforms do. */
const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.errors.ts') && !path.startsWith('sandbox'),
);

/** Names that people meet under just these letters: of things, formats, settings of the installation, fields of an interface. */
const MET = new Set(
  `AppID AppSecret App Key Secret Token EncodingAESKey IP uid openid WordPress REST CMS HTTP http s HTTPS https Standard Webhooks webhook
  Idempotency-Key ASCII UTF-8 GB18030 JSON HTML JPEG PNG GIF WebP KB MB mp4 mov Word WPS docx xlsx pptx doc xls ppt wps pdf zip IANA UUID
  Asia/Shanghai URL wp-json on off baseUrl secret.key text file data type from to url publicationId publication.published
  publication.rejected webhook-id webhook-timestamp webhook-signature multipart/form-data api api/docs Authorization Bearer clientId
  clientSecret GET POST JPG RPC rid rip multipart s3 GetObject PutObject DeleteObject ListBucket workday weekend holiday`.split(
    /\s+/,
  ),
);
/** What tells a reader what to do, or that there is nothing to do. */
const ADVICE = /请|须|先|无需|可以|可从|稍后|自动|才能|仍可|使用/;
/** Places that are filled with a sentence of advice. */
const ADVISING = /\{(todo|what|why|which|advice|zh|text)\}/;

function strangersIn(zh: string): string[] {
  const words = zh.replace(/\{\w+\}/g, ' ').match(/[A-Za-z][\w./-]*[A-Za-z0-9]|[A-Za-z]/g) ?? [];
  return words.filter((word) => !MET.has(word) && !/^XUANFA_[A-Z0-9_]+$/.test(word));
}

describe('the words of refusals', () => {
  let definitions: ErrorDefinition[];
  beforeAll(async () => {
    const modules: Record<string, unknown>[] = await Promise.all(FILES.map((path) => import(join(SOURCES, path))));
    definitions = modules.flatMap((module) => Object.values(module)).filter(isDefinition);
  });

  it('are those of every room, each code once', () => {
    expect(FILES.length).toBeGreaterThan(15);
    expect(definitions.length).toBeGreaterThan(150);
    expect(new Set(definitions.map(({ code }) => code)).size).toBe(definitions.length);
  });

  it('say in Chinese what to do', () => {
    const silent = definitions.filter(({ zh }) => !ADVICE.test(zh) && !ADVISING.test(zh));
    expect(silent.map(({ code, zh }) => `${code}: ${zh}`)).toEqual([]);
  });

  it('hold no identifier of the program in Chinese', () => {
    const wrong = definitions.map(({ code, zh }) => [code, ...strangersIn(zh)]).filter(({ length }) => length > 1);
    expect(wrong).toEqual([]);
  });

  it('are told of platforms’ codes without identifiers, too', () => {
    const rows = [...WECHAT_CODES, ...WEIBO_CODES, ...WORDPRESS_CODES, ...WEBHOOK_CODES];
    const wrong = rows.map(({ code, zh }) => [code, ...strangersIn(zh)]).filter(({ length }) => length > 1);
    expect(wrong).toEqual([]);
  });
});

function isDefinition(value: unknown): value is ErrorDefinition {
  return typeof value === 'object' && value !== null && 'code' in value && 'zh' in value && 'en' in value;
}
