import { type CodeRow, row } from '../../codes/code-table.rules.js';

/** Codes about publishing, mass sends, previews, taking down and figures. */
export const SEND_CODES: readonly CodeRow[] = [
  row(53501, 'soon', '发布过于频繁，稍后自动继续', 'published too often; goes on shortly'),
  row(
    53502,
    'unclear',
    '平台不认得该发布任务编号，系统会查证',
    'the platform does not know this publish id; it will be looked up',
  ),
  row(
    53500,
    'human',
    '发布功能被封禁，请登录公众平台查看原因',
    'publishing is banned for this account: log in to the back office for the reason',
  ),
  row(
    53503,
    'human',
    '草稿未通过发布检查，请在公众平台打开草稿查看提示',
    'the draft did not pass the publish check: open it in the back office and read why',
  ),
  row(
    53504,
    'human',
    '须到公众平台操作发布，草稿已备好',
    'this must be published in the back office: the draft is there',
  ),
  row(
    53505,
    'human',
    '须先在公众平台手动保存草稿，再重新发送',
    'the draft must be saved by hand in the back office, then sent again',
  ),
  row(
    53600,
    'human',
    '平台不认得该文章，请到公众平台核对',
    'the platform does not know this article: look in the back office',
  ),
  row(
    48021,
    'human',
    '自动保存的草稿须先在公众平台手动保存',
    'an autosaved draft must be saved by hand in the back office first',
  ),
  row(
    45028,
    'mass-quota',
    '群发次数已用完，等到平台的次日（服务号为次月）自动继续；若是服务号，请在账号设置中把账号类型选为服务号',
    'the mass sends are used up; goes on with the platform’s next day, for 服务号 with its next month: if it is one, choose that kind in the account’s settings',
  ),
  row(
    45065,
    'unclear',
    '该群发编号此前已提交，系统会按编号查证',
    'this message id was submitted before; it will be looked up',
  ),
  row(
    45066,
    'soon',
    '同一群发编号重试过快，一分钟后自动继续',
    'the same message id was tried again too fast; goes on in a minute',
  ),
  row(45067, 'human', '群发编号过长：请报告技术人员', 'the message id is too long: tell the technicians'),
  row(
    45083,
    'human',
    '群发速度须为 0 到 4：请报告技术人员',
    'the speed of mass sends must be 0 to 4: tell the technicians',
  ),
  row(45084, 'human', '缺少群发速度：请报告技术人员', 'the speed of mass sends is missing: tell the technicians'),
  row(
    48003,
    'human',
    '尚未同意群发协议，请登录公众平台手动群发一次并同意',
    'the agreement for mass sends is not accepted: accept it in the back office',
  ),
  row(
    48008,
    'human',
    '没有该类型消息的发送权限。请先到公众平台“发表记录”查看，确实没有发出的再手动群发',
    'no right to send this kind of message. See in the back office whether it went out; if it did not, send it by hand there',
  ),
  row(40008, 'human', '消息类型不被接受：请报告技术人员', 'the kind of message is not accepted: tell the technicians'),
  row(
    40059,
    'human',
    '平台不认得该群发消息，请到公众平台核对',
    'the platform does not know this message: look in the back office',
  ),
  row(
    40152,
    'account',
    '群发标签不存在，请在账号设置中核对标签编号',
    'there is no such tag: correct the tag id in the account',
  ),
  row(
    40130,
    'human',
    '群发人数须为 2 到 10000：请报告技术人员',
    'a mass send takes 2 to 10000 people: tell the technicians',
  ),
  row(40003, 'human', '用户标识不正确，请核对接收人', 'the user id is wrong: check the receiver'),
  row(
    40132,
    'human',
    '微信号不正确，或该用户未关注本公众号，请核对',
    'the WeChat name is wrong or does not follow the account: check it',
  ),
  row(
    61500,
    'human',
    '统计日期格式不正确：请报告技术人员',
    'the date of the figures is malformed: tell the technicians',
  ),
  row(61501, 'human', '统计日期跨度不正确：请报告技术人员', 'the span of the figures is wrong: tell the technicians'),
];
