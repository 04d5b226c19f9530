/** In hurried runs the product's patience is divided by this. */
export const HURRY = 5;

/**
 * The product's patience with platforms, claims and itself, by file. All of it is divided by the same number, so that every ratio the
 * safeguards rest on (longest call to margin, claim's life to its margin, looks to each other) stays what it is.
 */
export const PATIENCE: Record<string, readonly string[]> = {
  'publishing/settle/settle.rules.js': ['SETTLE_MARGIN_MS', 'LOOKS_APART_MS', 'LOOK_PAUSES_MS', 'FIRST_POLL_MS'],
  'publishing/settle/settle.service.js': ['LOOK_LEASE_MS'],
  'publishing/settle/poll.service.js': ['POLL_LEASE_MS'],
  'publishing/attempts/record.service.js': ['FIRST_CHECK_MS'],
  'publishing/attempts/outcome/outcome.rules.js': ['GROWING_WAIT_MS', 'LONGEST_WAIT_MS'],
  'publishing/channels/site/site.channel.js': ['SEND_MS', 'RETRY_MS'],
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
  'publishing/prepare/prepare.service.js': ['LEASE_MS', 'SHORTEST_LEASE_MS', 'RETRY_MS'],
  'schedule/claims/claim.rules.js': ['CLAIM_LIFE_MS', 'CLAIM_MARGIN_MS'],
};

/** What a person does is asked for after minutes, which no safeguard rests on: here people are quicker still. */
const IMPATIENT = new Set(['publishing/channels/wechat/draft/wechat-draft.channel.js']);
const IMPATIENT_BY = 6;

/**
 * The compiled text of one of the product's files with its patience divided by `hurry`.
 * @param file as `PATIENCE` names it
 * @throws Error that names what is no longer where it was
 */
export function hurried(file: string, text: string, hurry: number): string {
  const by = IMPATIENT.has(file) ? hurry * IMPATIENT_BY : hurry;
  return (PATIENCE[file] ?? []).reduce(
    (so, name) => divide(so, name, name === 'pollDelaysMs' ? by : hurry, file),
    text,
  );
}

/** Divides the whole numbers that a constant or a property is set to. */
function divide(text: string, name: string, by: number, file: string): string {
  const setting = new RegExp(`(\\b${name}\\s*[=:]\\s*)(\\[[\\d_,\\s]+\\]|[\\d_]+(?:\\s*\\*\\s*[\\d_]+)*)`);
  if (!setting.test(text)) throw new Error(`${file} has no ${name} to hurry`);
  return text.replace(setting, (_all, head: string, value: string) => {
    const divided = (part: string): string => String(Math.max(1, Math.round(product(part) / by)));
    const inside = value.startsWith('[') ? `[${listed(value).map(divided).join(', ')}]` : divided(value);
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
