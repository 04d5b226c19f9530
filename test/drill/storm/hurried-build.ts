import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  'publishing/channels/weibo/weibo.channel.js': ['SHARE_MS'],
  'publishing/channels/weibo/weibo-api.service.js': ['ASK_MS'],
  'publishing/channels/weibo/weibo-reply.rules.js': ['NETWORK_RETRY_MS'],
  'publishing/channels/weibo/weibo-outcome.rules.js': ['SOON_MS'],
  'publishing/channels/wechat/wechat.channel.js': ['SUBMIT_MS', 'pollDelaysMs'],
  'publishing/channels/wechat/wechat-api.service.js': ['ASK_MS'],
  'publishing/channels/wechat/wechat-reply.rules.js': ['NETWORK_RETRY_MS'],
  'publishing/channels/wechat/wechat-outcome.rules.js': ['SOON_MS', 'RENEWAL_MS'],
  'publishing/channels/wechat/wechat-token.service.js': ['HOLD_MS', 'MARGIN_MS', 'FORCE_GAP_MS'],
  'publishing/dispatch/reconciler.service.js': ['RECONCILE_EVERY_MS'],
  'publishing/prepare/prepare.service.js': ['LEASE_MS', 'RETRY_MS'],
  'schedule/claims/claim.rules.js': ['CLAIM_LIFE_MS', 'CLAIM_MARGIN_MS'],
};

/**
 * The entry of the drill's workers: of the build as it is, or of a copy in `folder` whose patience is divided by `hurry`.
 * @throws Error that names what is no longer where it was
 */
export function workerEntry(folder: string, hurry: number): string {
  if (hurry === 1) return join(BUILD, ENTRY);
  const copy = join(folder, 'build');
  if (existsSync(copy)) return join(copy, ENTRY);
  for (const part of ['src', 'migrations', 'test/engine', 'test/drill'])
    cpSync(join(BUILD, part), join(copy, part), { recursive: true, filter: (path) => !path.endsWith('.map') });
  symlinkSync(join(dirname(BUILD.replace(/\/$/, '')), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}\n');
  for (const [file, names] of Object.entries(PATIENCE)) {
    const path = join(copy, 'src', file);
    const hurried = names.reduce((text, name) => divide(text, name, hurry, file), readFileSync(path, 'utf8'));
    writeFileSync(path, hurried);
  }
  return join(copy, ENTRY);
}

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
