import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const WISH_IN_PAST: ErrorDefinition = {
  code: 'WISH_IN_PAST',
  status: 422,
  level: 'info',
  zh: '期望发布时间已经过去，请改为将来的时间；要尽快发布，请选最近的可用时间。',
  en: 'The wished time is in the past. Give a future time, or none at all to publish as soon as possible.',
};

export const WISH_TOO_FAR: ErrorDefinition = {
  code: 'WISH_TOO_FAR',
  status: 422,
  level: 'info',
  zh: '期望发布时间在一年（366 天）以后，请改为一年以内的时间。',
  en: 'The wished time is more than a year (366 days) ahead. Choose one within a year.',
};

export const STORY_NOT_APPROVED: ErrorDefinition = {
  code: 'STORY_NOT_APPROVED',
  status: 409,
  level: 'info',
  zh: '稿件尚未通过三审定稿，不能排期。请先送审。',
  en: 'The story has no standing approval, so it cannot be scheduled. Submit it for review first.',
};

export const ACCOUNT_NOT_SEALED: ErrorDefinition = {
  code: 'ACCOUNT_NOT_SEALED',
  status: 422,
  level: 'info',
  zh: '终审时没有批准在这个账号发布。请选择已批准的账号，或重新送审。',
  en: 'The approval does not cover this account. Choose one it covers, or submit the story again.',
};

export const SLOT_OUTSIDE_WINDOW: ErrorDefinition = {
  code: 'SLOT_OUTSIDE_WINDOW',
  status: 422,
  level: 'info',
  zh: '最早可发布的时间是 {slot}，不在终审批准的时段（{from} 至 {to}）内。请调整时间或重新送审。',
  en: 'The earliest legal time is {slot}, outside the approved window ({from} to {to}). Change the time or submit again.',
};

export const NO_LEGAL_SLOT: ErrorDefinition = {
  code: 'NO_LEGAL_SLOT',
  status: 422,
  level: 'info',
  zh: '按现有发布频次规则，一年之内没有可发布的时间。请检查规则或换一个账号。',
  en: 'Under the present rules there is no legal time within a year. Look at the rules or choose another account.',
};

export const LINK_TARGET_MISSING: ErrorDefinition = {
  code: 'LINK_TARGET_MISSING',
  status: 422,
  level: 'info',
  zh: '这一稿件要附网站稿的链接，请先为同一稿件安排网站发布。',
  en: 'This text carries the link of the web page. Schedule the web publication of the same story first.',
};

export const ALREADY_SCHEDULED: ErrorDefinition = {
  code: 'ALREADY_SCHEDULED',
  status: 409,
  level: 'info',
  zh: '这份定稿在该账号上已有发布任务（{state}），不能重复安排。{todo}',
  en: 'This approved text already has a publication on that account ({state}). {todo}',
};

export const ALREADY_SENT: ErrorDefinition = {
  code: 'ALREADY_SENT',
  status: 409,
  level: 'info',
  zh: '这份定稿在该账号上已经发出（{state}），不能重复安排。确需再发一次，请重新送审。',
  en: 'This approved text has gone out on that account ({state}), so it is not scheduled again. If it must go out once more, submit it for review again.',
};

export const PUBLICATION_MOVED_ON: ErrorDefinition = {
  code: 'PUBLICATION_MOVED_ON',
  status: 409,
  level: 'info',
  zh: '发布任务现在是“{state}”，不能这样操作，请刷新后再看。',
  en: 'The publication is now "{state}", so this cannot be done. Reload and look again.',
};

export const EARLIER_THAN_SHOWN: ErrorDefinition = {
  code: 'EARLIER_THAN_SHOWN',
  status: 409,
  level: 'info',
  zh: '情况有变，现在会比您看到的时间更早发出，因此没有改动。请再看一次新时间，再确认。',
  en: 'Things have changed: it would now leave earlier than you were shown, so nothing was done. Look at the new time, then confirm.',
};

export const RULES_INVALID: ErrorDefinition = {
  code: 'RULES_INVALID',
  status: 422,
  level: 'info',
  zh: '规则有误：{why}',
  en: 'The rule is not valid: {why}',
};

export const ZONE_UNKNOWN: ErrorDefinition = {
  code: 'ZONE_UNKNOWN',
  status: 422,
  level: 'info',
  zh: '没有“{zone}”这个时区，请填写 IANA 时区名，如 Asia/Shanghai。',
  en: 'There is no time zone "{zone}". Give an IANA name such as Asia/Shanghai.',
};

export const SCOPE_NEVER_APPLIES: ErrorDefinition = {
  code: 'SCOPE_NEVER_APPLIES',
  status: 422,
  level: 'info',
  zh: '所选账号不属于这个渠道，这样的范围内永远不会有发布。请改选账号或渠道。',
  en: 'The account is not of this channel: nothing is ever published in such a scope. Choose another account or channel.',
};

export const POLICY_STALE_VERSION: ErrorDefinition = {
  code: 'POLICY_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '规则刚刚被别人改过，请刷新后再改。',
  en: 'Somebody changed the policy a moment ago. Reload and change it again.',
};

export const FREEZE_STANDS: ErrorDefinition = {
  code: 'FREEZE_STANDS',
  status: 409,
  level: 'info',
  zh: '这个范围已在紧急停发中，不必重复；要恢复发布，请解除原来那一次。',
  en: 'This scope is frozen already, so there is nothing more to do. To let it publish again, lift the freeze that stands.',
};

export const FREEZE_ALREADY_LIFTED: ErrorDefinition = {
  code: 'FREEZE_ALREADY_LIFTED',
  status: 409,
  level: 'info',
  zh: '这次紧急停发已经解除，无需再操作。',
  en: 'This freeze has been lifted already.',
};

export const URGENT_NEEDS_REASON: ErrorDefinition = {
  code: 'URGENT_NEEDS_REASON',
  status: 422,
  level: 'info',
  zh: '加急发布必须写明理由。',
  en: 'Urgent priority needs a reason.',
};

export const BLACKOUT_EMPTY: ErrorDefinition = {
  code: 'BLACKOUT_EMPTY',
  status: 422,
  level: 'info',
  zh: '停发时段的结束时间必须晚于开始时间。',
  en: 'A blackout must end after it starts.',
};

export const MOURNING_SCOPE: ErrorDefinition = {
  code: 'MOURNING_SCOPE',
  status: 422,
  level: 'info',
  zh: '哀悼日使整个网站变灰，只能对全部单位设置：请不要选择单位和账号，渠道留空或选网站；只停发某个单位时请不要勾选哀悼日。',
  en: 'A day of mourning turns the whole site grey: leave department and account empty and the channel empty or web; to silence one department alone, leave mourning out.',
};

export const MAY_BE_OUT: ErrorDefinition = {
  code: 'MAY_BE_OUT',
  status: 409,
  level: 'warn',
  zh: '这条内容可能已在平台上发出，没有查清之前不能再次安排发布。请在平台上核实；确需重发，请重新送审。',
  en: 'This may already be out on the platform, so it is not scheduled again before that is settled. Look on the platform; if it must go out once more, submit it for review again.',
};

export const WHAT_IF_TOO_LARGE: ErrorDefinition = {
  code: 'WHAT_IF_TOO_LARGE',
  status: 422,
  level: 'info',
  zh: '待发布的有 {count} 条，超过一次推演的上限 {most} 条，请先处理或取消一部分再推演。',
  en: '{count} publications are waiting, more than the {most} one what-if can hold. See to some of them, or cancel them, first.',
};

export const WHAT_IF_RUNNING: ErrorDefinition = {
  code: 'WHAT_IF_RUNNING',
  status: 409,
  level: 'info',
  zh: '您已有一次推演在进行，请等它结束，或先取消它。',
  en: 'A what-if of yours is still running. Wait for it, or cancel it first.',
};

export const WHAT_IF_BUSY: ErrorDefinition = {
  code: 'WHAT_IF_BUSY',
  status: 503,
  level: 'info',
  zh: '正在进行的推演已达上限，请稍后再试。',
  en: 'As many what-ifs as may run at once are running. Try again in a moment.',
};

export const WHAT_IF_GONE: ErrorDefinition = {
  code: 'WHAT_IF_GONE',
  status: 404,
  level: 'info',
  zh: '没有这次推演：已取消、已过期、被您后来的推演取代，或这次请求没有到达推演它的 api 进程（该进程已重启，或另一个进程在应答）。请重新推演。',
  en: 'There is no such what-if: it was cancelled, has expired, gave way to a later one of yours, or another api process than the one that ran it answers (that one has restarted, or sessions are spread). Start it again.',
};

export const WHAT_IF_NOT_DONE: ErrorDefinition = {
  code: 'WHAT_IF_NOT_DONE',
  status: 409,
  level: 'info',
  zh: '推演没有结果：{state}，请稍后再看。',
  en: 'The what-if has no result: {state}. Look again in a moment.',
};

export const WHAT_IF_FAILED: ErrorDefinition = {
  code: 'WHAT_IF_FAILED',
  status: 500,
  level: 'error',
  zh: '推演中途出错，已记入日志，请重试；再次出错请联系管理员。',
  en: 'The what-if failed half-way; the log has the cause. Try again, and call the administrator if it fails once more.',
};

export const DAY_CLASS_INVALID: ErrorDefinition = {
  code: 'DAY_CLASS_INVALID',
  status: 422,
  level: 'info',
  zh: '“{date}”的日期类别有误：请用存在的日期（如 2027-01-01），类别为 workday、weekend 或 holiday。',
  en: 'The day class of "{date}" is not valid: give a date that exists (such as 2027-01-01) and workday, weekend or holiday.',
};

export const CHANGE_STRANDS_PLAN: ErrorDefinition = {
  code: 'CHANGE_STRANDS_PLAN',
  status: 409,
  level: 'info',
  zh: '改动尚未生效：{before}改后{effect}。请先预览影响，确认后再提交。',
  en: 'Nothing was changed: {before}afterwards {effect}. Look at the preview, then confirm.',
};

export const NAME_IS_SIGNED: ErrorDefinition = {
  code: 'NAME_IS_SIGNED',
  status: 409,
  level: 'info',
  zh: '改动尚未保存：原来的名称随定稿签发，涉及 {what}。改名后它们到点会停下，不会发出；要发出须重新送审，或把名称改回后重新排期。请核对后确认。',
  en: 'Nothing was saved: the name until now was signed with {what}. Under the new one they will be held and not go out: submit them for review again, or change the name back and choose new times. Look at them, then confirm.',
};

export const PLAN_TOO_BUSY: ErrorDefinition = {
  code: 'PLAN_TOO_BUSY',
  status: 409,
  level: 'warn',
  zh: '改动尚未生效：核对影响时，排期或规则一直在大量变动。请稍后再提交。',
  en: 'Nothing was changed: the plan or the rules kept changing a great deal while the change was being checked. Try again in a moment.',
};

export const NOTHING_EVER_FITS: ErrorDefinition = {
  code: 'NOTHING_EVER_FITS',
  status: 422,
  level: 'info',
  zh: '按这样设置，适用范围内今后 366 天没有任何可发布的时间：{why}',
  en: 'Set like this, nobody it applies to could publish at any time in the next 366 days: {why}',
};

export const PLAN_CHANGED: ErrorDefinition = {
  code: 'PLAN_CHANGED',
  status: 409,
  level: 'info',
  zh: '预览之后排期有了变动，什么都没有移动。请重新预览再确认。',
  en: 'The plan has changed since the preview, so nothing was moved. Look at the preview again, then confirm.',
};

export const DAY_NOT_AHEAD: ErrorDefinition = {
  code: 'DAY_NOT_AHEAD',
  status: 422,
  level: 'info',
  zh: '请选择今天或以后 366 天以内的另一天。',
  en: 'Choose another day, today or within the next 366 days.',
};
