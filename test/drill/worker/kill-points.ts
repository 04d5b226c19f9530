import type { ChannelConnector } from '../../../src/publishing/channels/channel.js';
import { SiteChannel } from '../../../src/publishing/channels/site/site.channel.js';
import { WechatChannel } from '../../../src/publishing/channels/wechat/publish/wechat.channel.js';
import { HandOtherChannel } from '../../../src/publishing/channels/hand/hand.channel.js';
import { WechatDraftChannel } from '../../../src/publishing/channels/wechat/draft/wechat-draft.channel.js';
import { WechatMassChannel } from '../../../src/publishing/channels/wechat/mass/wechat-mass.channel.js';
import { WeiboBizChannel } from '../../../src/publishing/channels/weibo/weibo-biz.channel.js';
import { WebhookChannel } from '../../../src/publishing/channels/webhook/webhook.channel.js';
import { WordpressChannel } from '../../../src/publishing/channels/wordpress/wordpress.channel.js';
import { WeiboChannel } from '../../../src/publishing/channels/weibo/weibo.channel.js';
import { BeginService } from '../../../src/publishing/attempts/begin.service.js';
import { RecordService } from '../../../src/publishing/attempts/record.service.js';
import { ClaimService } from '../../../src/schedule/claims/claim.service.js';
import { type Appointment, report } from './orders.js';
import { wrap } from './wrap.js';

/** The places of the protocol at which a worker may die (design: publishing, faults to survive). */
export const KILL_POINTS = [
  'before-claim',
  'between-claim-and-begin',
  'before-begin',
  'between-begin-and-call',
  'during-call',
  'after-acceptance',
  'before-record',
  'after-record',
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

const CONNECTORS: readonly { prototype: ChannelConnector }[] = [
  SiteChannel,
  WordpressChannel,
  WechatChannel,
  WechatMassChannel,
  WechatDraftChannel,
  WeiboChannel,
  WeiboBizChannel,
  HandOtherChannel,
  WebhookChannel,
];

let appointment: Appointment | null = null;
let passed = 0;

/** Makes the appointment of this process; null = none any more. */
export function keepAppointment(next: Appointment | null): void {
  appointment = next;
  passed = 0;
}

/** Puts the points into the product's own services: it has no fault hooks itself. */
export function placeKillPoints(): void {
  wrap(ClaimService, 'claimDue', async (claimDue, args) => {
    come('before-claim');
    const round = await claimDue(...args);
    if (round.claims.length > 0) come('between-claim-and-begin');
    return round;
  });
  wrap(BeginService, 'begin', async (begin, args) => {
    come('before-begin');
    const attempt = await begin(...args);
    if (attempt) come('between-begin-and-call');
    return attempt;
  });
  for (const connector of CONNECTORS)
    wrap(connector, 'send', async (send, [pack, lastLook]) => {
      const outcome = await send(pack, () => {
        lastLook();
        come('during-call');
      });
      if (outcome.kind === 'sent' || outcome.kind === 'accepted') come('after-acceptance');
      return outcome;
    });
  wrap(RecordService, 'record', async (record, args) => {
    come('before-record');
    const counted = await record(...args);
    come('after-record');
    return counted;
  });
}

function come(point: KillPoint): void {
  if (appointment?.point !== point || (passed += 1) !== appointment.nth) return;
  const { act, delayMs } = appointment;
  if (point === 'during-call' && act === 'die') setTimeout(die, delayMs);
  else if (act === 'die') die();
  else stop();
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Every thread stands still until somebody sends SIGCONT; what comes next does not know that time has passed. */
function stop(): void {
  report({ said: 'stopping' });
  process.kill(process.pid, 'SIGSTOP');
}
