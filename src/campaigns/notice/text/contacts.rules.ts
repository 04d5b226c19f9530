/** Words that open contact data. Names, numbers and addresses of people never leave the source text. */
const CONTACT_WORDS =
  '(?:联系人|联络人|经办人|联系电话|联络电话|联系方式|联系地址|联系邮箱|联系单位|联系部门|电子邮箱|电子邮件|电子信箱|邮箱|咨询电话|监督电话|举报电话|服务热线|办公电话|电话|手机|传真|邮编|邮政编码|通讯地址|通信地址|地址|微信号|QQ|E-?mail|E-?MAIL|e-?mail)';
const OPENS = new RegExp(`^（?${CONTACT_WORDS}(?:及|和|、|：|略|（|）|$|\\d)`);
const BRACKETED = new RegExp(`（[^（）]{0,20}?${CONTACT_WORDS}[^（）]{0,200}）`, 'g');
const SENTENCE = new RegExp(
  `(?:^|[，。；、])[^，。；、（）\\n]{0,20}?${CONTACT_WORDS}[：为是][^。；\\n]{0,200}[。；]?`,
  'g',
);
const RAW = /[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9.-]{1,80}|(?<![\d〕）])(?:0\d{2,3}[-—－ ]?)?\d{7,12}(?!\d)/g;

/** True for a paragraph that gives contact data and nothing else. `flat` is folded text. */
export function isContactParagraph(flat: string): boolean {
  return OPENS.test(flat) && flat.length <= 400;
}

/** True where contact data begin within a short piece of flat text. */
export function mentionsContact(flat: string): boolean {
  return new RegExp(CONTACT_WORDS).test(flat) || flat.includes('@');
}

/** A printed text without contact data: bracketed ones, whole clauses that open with a contact word, and bare addresses and telephone numbers. */
export function withoutContacts(text: string): string {
  const kept = [BRACKETED, SENTENCE, RAW].reduce(without, text);
  return kept === text ? text : kept.replace(/[，；、,;]$/, '。').trim();
}

/** Cuts out what a shape matches, seen with full-width punctuation; the punctuation a clause begins after stays. */
function without(text: string, shape: RegExp): string {
  let [kept, at] = ['', 0];
  for (const match of foldPunctuation(text).matchAll(shape)) {
    const lead = shape === SENTENCE && /^[，。；、]/.test(match[0]) ? 1 : 0;
    kept += text.slice(at, match.index + lead);
    at = match.index + match[0].length;
  }
  return kept + text.slice(at);
}

const PUNCTUATION: Record<string, string> = { '(': '（', ')': '）', ':': '：', ',': '，', ';': '；' };

function foldPunctuation(text: string): string {
  return text.replace(/[():,;]/g, (character) => PUNCTUATION[character] ?? character);
}
