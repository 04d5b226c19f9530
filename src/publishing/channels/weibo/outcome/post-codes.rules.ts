import { type CodeRow, row } from '../../codes/code-table.rules.js';

/** Codes about what is posted, and about who posts it. */
export const POST_CODES: readonly CodeRow[] = [
  row(20003, 'account', '用户不存在，请核对账号的 uid', 'no such user: check the account’s uid'),
  row(
    20005,
    'content',
    '图片格式不被接受，请换成 JPEG、GIF 或 PNG',
    'the picture format is not accepted: take a JPEG, GIF or PNG',
  ),
  row(20006, 'content', '图片过大，请换成小于 5 MB 的图片', 'the picture is too large: take one below 5 MB'),
  row(
    20007,
    'human',
    '带图微博须以 multipart 提交：平台接口可能已变，请报告技术人员',
    'a picture must be sent as multipart: the interface may have changed, tell the technicians',
  ),
  row(20008, 'content', '内容为空，请填写正文', 'the text is empty: write one'),
  row(20012, 'content', '正文超过 140 字，请缩短', 'the text is longer than 140 characters: shorten it'),
  row(20013, 'content', '正文超过 300 字，请缩短', 'the text is longer than 300 characters: shorten it'),
  row(
    20016,
    'hour',
    '发布过于频繁，下一小时自动继续；经常如此的请放宽发布间隔',
    'posted too often; goes on with the next hour. If it happens often, set wider gaps',
  ),
  row(
    20017,
    'repeat',
    '内容与近期微博相似：请到微博核对是否已发，未发的请改写正文',
    'the text is similar to a recent one: look whether it is out, else reword it',
  ),
  row(
    20018,
    'content',
    '含有不被接受的网址，请换用可公开访问、未被拦截的链接',
    'a link is not accepted: use one that is public and not blocked',
  ),
  row(
    20019,
    'repeat',
    '内容与近期微博相同：请到微博核对是否已发，未发的请改写正文',
    'the text is the same as a recent one: look whether it is out, else reword it',
  ),
  row(20020, 'content', '被判定为广告，请改写正文并去掉推销用语', 'taken for advertising: reword the text without it'),
  row(
    20021,
    'content',
    '包含违规内容，请改写正文后重新送审',
    'the content is not allowed: reword the text and hand it in again',
  ),
  row(
    20023,
    'account',
    '该账号没有此功能，请登录微博查看并开通',
    'the account lacks this feature: log in to Weibo and open it',
  ),
  row(
    20031,
    'human',
    '需要验证码，请先登录微博处理，再重新排期',
    'a captcha is asked for: log in to Weibo first, then schedule again',
  ),
  row(
    20032,
    'unclear',
    '微博已接收，显示延迟 1–2 分钟；系统会到时间线查证',
    'Weibo has accepted it, it shows after a minute or two; it will be looked up in the timeline',
  ),
  row(
    20033,
    'account',
    '登录异常，请先登录微博处理，再重新授权',
    'the log-in looks abnormal: log in to Weibo first, then authorise the account again',
  ),
  row(
    20038,
    'repeat',
    '内容与近期微博相似：请到微博核对是否已发，未发的明天再试或改写正文',
    'the text is similar to a recent one: look whether it is out, else try tomorrow or reword it',
  ),
  row(
    20044,
    'human',
    '账号被限制发布，请登录微博查明原因并申诉',
    'the account may not post: log in to Weibo, find out why and appeal',
  ),
  row(
    20045,
    'human',
    '账号被限制发布，请登录微博查明原因并申诉',
    'the account may not post: log in to Weibo, find out why and appeal',
  ),
  row(20101, 'human', '微博不存在，请到微博核对是否已被删除', 'no such post: look on Weibo whether it was deleted'),
  row(
    20111,
    'repeat',
    '不能发布相同的微博：请到微博核对是否已发，未发的请改写正文',
    'the text is repeated: look whether it is out, else reword it',
  ),
  row(21602, 'content', '含有禁用词，请改写正文', 'the text holds a forbidden word: reword it'),
];
