/** What an act is called, in both languages. */
export interface ActName {
  zh: string;
  en: string;
}

/** What is done to posts, by the journal's word for it: told in a post's own history, and in the audit log. */
export const POST_ACT_NAMES = {
  schedule: { zh: '安排发布', en: 'scheduled' },
  move: { zh: '改期', en: 'given another time' },
  release: { zh: '重新排期', en: 'given a new time' },
  hasten: { zh: '改为加急', en: 'made urgent' },
  hold: { zh: '暂停', en: 'held' },
  cancel: { zh: '取消', en: 'cancelled' },
  miss: { zh: '逾期未发', en: 'missed' },
  slip: { zh: '按频次规则顺延', en: 'put back by the rules' },
  refuse: { zh: '到点时规则不允许，转为已暂停', en: 'held: the rules did not allow it at its time' },
  fail: { zh: '准备时被平台拒绝', en: 'refused while it was prepared' },
  exceed: { zh: '加急越过本单位规则', en: 'went past rules of its department, being urgent' },
  'give-back': { zh: '发送前退回待发布', en: 'given back before it was sent' },
  unready: { zh: '准备未成，稍后再试', en: 'not ready yet, tried again later' },
  accepted: { zh: '平台已接收', en: 'accepted by the platform' },
  sent: { zh: '已发布', en: 'sent' },
  retry: { zh: '没有发出，稍后再发', en: 'not sent, tried again later' },
  rejected: { zh: '发送失败', en: 'failed' },
  unconfirmed: { zh: '没有得到答复，转为待核实', en: 'no answer: unconfirmed' },
  'take-up': { zh: '在平台上看到，继续等平台处理', en: 'seen on the platform, which is still at it' },
  contradicted: { zh: '对方说法与记录不符', en: 'contradicted by the other side' },
  'refused-but': {
    zh: '平台曾答复没有受理，核对后发现已经发出或不能排除',
    en: 'refused by the platform, and on a look out all the same, or perhaps',
  },
  look: { zh: '查看已发布的内容', en: 'what is out was looked at' },
  gone: { zh: '查看发现内容已不在平台上', en: 'found to be no longer there' },
  back: { zh: '查看发现内容又在平台上了', en: 'found to be there again' },
  'note-gone': { zh: '登记已知悉内容不在平台上', en: 'noted that it is no longer there' },
  address: { zh: '补上链接', en: 'link filled in' },
  relink: { zh: '更正链接', en: 'link corrected' },
  'by-hand': { zh: '已由人在平台上发布', en: 'published by a person on the platform' },
  resolve: { zh: '提出：平台上没有，重发', en: 'proposed: not there, send again' },
  'hand-take': { zh: '领取', en: 'taken in hand' },
  'hand-take-over': { zh: '接手', en: 'taken over' },
  'hand-give-back': { zh: '退回任务', en: 'given back' },
  'hand-download': { zh: '下载待发材料', en: 'package downloaded' },
  'hand-screenshot': { zh: '上传截图', en: 'screenshot uploaded' },
  'hand-posted': { zh: '反馈：已发布', en: 'reported: posted' },
  'hand-not-posted': { zh: '反馈：未能发布', en: 'reported: not posted' },
  'hand-put-off': { zh: '反馈：改期', en: 'reported: put off' },
  'retract.order': { zh: '提出撤下', en: 'to be taken down' },
  'retract.by_hand': { zh: '撤下转人工完成', en: 'to be taken down by hand' },
  'retract.give_up': { zh: '放弃撤下', en: 'taking down given up' },
  retract: { zh: '已撤下', en: 'taken down' },
  'correct.order': { zh: '提出更正', en: 'to be corrected' },
  'correct.by_hand': { zh: '更正转人工完成', en: 'to be corrected by hand' },
  'correct.give_up': { zh: '放弃更正', en: 'correction given up' },
  correct: { zh: '已更正', en: 'corrected' },
  'restore.order': { zh: '提出恢复', en: 'to be put up again' },
  'restore.by_hand': { zh: '恢复转人工完成', en: 'to be put up again by hand' },
  'restore.give_up': { zh: '放弃恢复', en: 'putting up again given up' },
  restore: { zh: '已恢复', en: 'put up again' },
} as const satisfies Readonly<Record<string, ActName>>;

/** Where the name of what was acted on stands in a sentence. */
export const OBJECT = '{o}';

/** The rest of the sentence that begins with whoever acted. */
const ACTS: Readonly<Record<string, ActName>> = {
  'account.create': { zh: '添加账号{o}', en: 'added the account {o}' },
  'account.change': { zh: '修改账号{o}', en: 'changed the account {o}' },
  'account.pause': { zh: '停用账号{o}', en: 'paused the account {o}' },
  'account.resume': { zh: '恢复使用账号{o}', en: 'took the account {o} back into use' },
  'account.lose-authorisation': {
    zh: '停下账号{o}，因为授权失效',
    en: 'stopped the account {o}, which lost its authorisation',
  },
  'account.rotate-secret': { zh: '更换账号{o}的签名密钥', en: 'rotated the signing secret of the account {o}' },
  'account.reseal': {
    zh: '用新密钥重新加密账号{o}的凭据',
    en: 'sealed the credentials of the account {o} with the new key',
  },
  'audit.export': { zh: '导出审计记录', en: 'exported the audit log' },
  'weibo-connection.reseal': { zh: '用新密钥重新加密微博授权', en: 'sealed a Weibo authorisation with the new key' },
  'blackout.create': { zh: '新建停发时段{o}', en: 'set the blackout {o}' },
  'blackout.remove': { zh: '取消停发时段{o}', en: 'cancelled the blackout {o}' },
  'campaign.create': { zh: '新建专题活动{o}', en: 'began the campaign {o}' },
  'campaign.change': { zh: '修改专题活动{o}', en: 'changed the campaign {o}' },
  'campaign.start': { zh: '启动专题活动{o}', en: 'started the campaign {o}' },
  'campaign.close': { zh: '结束专题活动{o}', en: 'closed the campaign {o}' },
  'campaign.reopen': { zh: '重新启动专题活动{o}', en: 'started the campaign {o} again' },
  'day-class.set': { zh: '设置工作日和节假日', en: 'set classes of days' },
  'day-class.remove': { zh: '恢复公布的工作日和节假日', en: 'gave days back to the announced holidays' },
  'demonstration.leave': { zh: '清空示例数据', en: 'cleared the demonstration away' },
  'department.create': { zh: '新建单位{o}', en: 'added the department {o}' },
  'department.change': { zh: '修改或移动单位{o}', en: 'changed or moved the department {o}' },
  'department.close': { zh: '停用单位{o}', en: 'closed the department {o}' },
  'department.reopen': { zh: '恢复使用单位{o}', en: 'opened the department {o} again' },
  'fair-weight.set': {
    zh: '设置单位{o}在共用账号上的权重',
    en: 'set the weight of the department {o} on shared accounts',
  },
  'freeze.declare': { zh: '宣布紧急停发{o}', en: 'declared the emergency stop {o}' },
  'freeze.lift': { zh: '解除紧急停发{o}', en: 'lifted the emergency stop {o}' },
  'issue.open': { zh: '新建本期图文{o}', en: 'opened the issue {o}' },
  'issue.book': { zh: '将稿件加入本期图文{o}', en: 'booked a story into the issue {o}' },
  'issue.take_back': { zh: '将稿件退出本期图文{o}', en: 'took a story out of the issue {o}' },
  'issue.order': { zh: '调整本期图文{o}的次序', en: 'put the issue {o} in another order' },
  'issue.close': { zh: '截稿本期图文{o}', en: 'closed the issue {o}' },
  'issue.move': { zh: '改期本期图文{o}', en: 'gave the issue {o} another time' },
  'issue.reopen': { zh: '重新收稿本期图文{o}', en: 'reopened the issue {o}' },
  'issue.cancel': { zh: '取消本期图文{o}', en: 'cancelled the issue {o}' },
  'media.upload': { zh: '上传图片', en: 'uploaded a picture' },
  'notice.propose': { zh: '读取通知{o}', en: 'had the notice {o} read' },
  'notice.confirm': { zh: '核对通知，建立专题活动{o}', en: 'confirmed the notice of the campaign {o}' },
  'person.create': { zh: '新建人员{o}', en: 'added {o}' },
  'person.change': { zh: '修改或停用人员{o}', en: 'changed or deactivated {o}' },
  'person.grant': { zh: '授予{o}职责', en: 'granted a role to {o}' },
  'person.revoke': { zh: '收回{o}的职责', en: 'took a role back from {o}' },
  'person.reset-password': { zh: '重置{o}的密码', en: 'reset the password of {o}' },
  'person.change-password': { zh: '修改{o}的密码', en: 'changed the password of {o}' },
  'policy.create': { zh: '新建频次规则{o}', en: 'made the throttle rule {o}' },
  'policy.replace': { zh: '修改频次规则{o}', en: 'changed the throttle rule {o}' },
  'policy.remove': { zh: '废止频次规则{o}', en: 'retired the throttle rule {o}' },
  'review.submit': { zh: '将{o}送审', en: 'submitted {o} for review' },
  'review.approve': { zh: '审核通过{o}', en: 'approved {o} in review' },
  'review.return': { zh: '审核退回{o}', en: 'returned {o} in review' },
  'review.seal': { zh: '终审签发{o}', en: 'sealed the approval of {o}' },
  'review.void': { zh: '作废{o}的审批', en: 'made the approval of {o} void' },
  'review.withdraw': { zh: '撤回{o}的送审', en: 'withdrew {o} from review' },
  'session.open': { zh: '登录', en: 'logged in' },
  'session.close': { zh: '退出登录', en: 'logged out' },
  'session.refuse': { zh: '拒绝{o}登录', en: 'refused to log {o} in' },
  'story.create': { zh: '新建稿件{o}', en: 'began the story {o}' },
  'story.revise': { zh: '修改稿件{o}', en: 'revised the story {o}' },
  'story.place': { zh: '把稿件{o}归入专题活动', en: 'placed the story {o} in a campaign' },
  'story.comment': { zh: '批注稿件{o}', en: 'commented on the story {o}' },
  'story.comment.resolve': { zh: '处理稿件{o}的批注', en: 'settled or reopened a comment on the story {o}' },
  'story.attach': { zh: '给稿件{o}添加附件', en: 'attached a file to the story {o}' },
  'story.detach': { zh: '移除稿件{o}的附件', en: 'removed a file from the story {o}' },
  'story.focus': { zh: '设置稿件{o}中图片的裁切点', en: 'set the crop point of a picture in the story {o}' },
  'story.archive': { zh: '归档稿件{o}', en: 'archived the story {o}' },
  'story.unarchive': { zh: '取消归档稿件{o}', en: 'took the story {o} out of the archive' },
  'variant.derive': { zh: '生成{o}的渠道稿', en: 'derived the text of {o} for a channel' },
  'variant.edit': { zh: '修改{o}的渠道稿', en: 'edited the text of {o} for a channel' },
  'variant.preview-on-phone': { zh: '把{o}发到手机预览', en: 'sent a preview of {o} to a phone' },
};

/** What the audit log calls an act, as people say it; null for what it does not know. */
export function nameOfAct(action: string): ActName | null {
  const post = postAct(action);
  if (post) return { zh: `发布：${post.zh}`, en: `Post: ${post.en}` };
  const said = ACTS[action];
  if (!said) return null;
  const en = said.en.replace(` ${OBJECT}`, '');
  return { zh: said.zh.replace(OBJECT, ''), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

/** What was done, as the sentence goes on after who did it, with `{o}` where the object's name belongs; null for what it does not know. */
export function sentenceOf(action: string): ActName | null {
  const post = postAct(action);
  if (post) return { zh: `对${OBJECT}的发布：${post.zh}`, en: `on the post ${OBJECT}: ${post.en}` };
  return ACTS[action] ?? null;
}

function postAct(action: string): ActName | null {
  if (!action.startsWith('publication.')) return null;
  const names: Readonly<Record<string, ActName>> = POST_ACT_NAMES;
  return names[action.slice('publication.'.length)] ?? null;
}

/** Every act that has a name, as the audit log writes it. */
export const NAMED_ACTS: readonly string[] = [
  ...Object.keys(ACTS),
  ...Object.keys(POST_ACT_NAMES).map((act) => `publication.${act}`),
];
