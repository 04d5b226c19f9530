/** One field at fault, as it stands in `errors` of an INVALID_INPUT problem. */
export interface FieldProblem {
  /** JSON pointer (RFC 6901) into the body, or `/name` of a query or path parameter. */
  pointer: string;
  /** Stable code of the rule that was broken. */
  code: string;
  zh: string;
  en: string;
}

/** What class-validator reports of one property; the part of its `ValidationError` that is read here. */
export interface BrokenField {
  property: string;
  value?: unknown;
  constraints?: Record<string, string>;
  children?: BrokenField[];
}

// {0} and {1} are the figures of class-validator's own message, {list} what follows its colon.
const RULES: Record<string, [code: string, zh: string]> = {
  whitelistValidation: ['UNKNOWN_FIELD', '没有这个字段，请删去。'],
  isDefined: ['REQUIRED', '此项必填。'],
  isNotEmpty: ['REQUIRED', '此项必填。'],
  isString: ['NOT_TEXT', '应为文字。'],
  isInt: ['NOT_AN_INTEGER', '应为整数。'],
  isNumber: ['NOT_A_NUMBER', '应为数字。'],
  isBoolean: ['NOT_A_BOOLEAN', '应为 true 或 false。'],
  isUuid: ['NOT_AN_ID', '应为编号（UUID）。'],
  isIn: ['NOT_AN_OPTION', '请从下列各项中选一项：{list}。'],
  isEnum: ['NOT_AN_OPTION', '请从下列各项中选一项：{list}。'],
  maxLength: ['TOO_LONG', '不得超过 {0} 个字符。'],
  minLength: ['TOO_SHORT', '至少 {0} 个字符。'],
  isLength: ['BAD_LENGTH', '字符数不符合要求（{0} 至 {1}）。'],
  min: ['TOO_SMALL', '不得小于 {0}。'],
  max: ['TOO_LARGE', '不得大于 {0}。'],
  isArray: ['NOT_A_LIST', '应为列表。'],
  arrayMinSize: ['TOO_FEW', '至少 {0} 项。'],
  arrayNotEmpty: ['TOO_FEW', '至少 1 项。'],
  arrayMaxSize: ['TOO_MANY', '至多 {0} 项。'],
  arrayUnique: ['NOT_UNIQUE', '各项不得重复。'],
  isObject: ['NOT_AN_OBJECT', '应为对象。'],
  nestedValidation: ['NOT_AN_OBJECT', '应为对象（或对象的列表）。'],
  isISO8601: ['NOT_A_TIME', '应为 ISO 8601 时间，例如 2020-07-15T09:00:00+08:00。'],
  isIso8601: ['NOT_A_TIME', '应为 ISO 8601 时间，例如 2020-07-15T09:00:00+08:00。'],
  isRFC3339: ['NOT_A_TIME', '应为带时区的时间，例如 2020-07-15T09:00:00+08:00。'],
  isRfc3339: ['NOT_A_TIME', '应为带时区的时间，例如 2020-07-15T09:00:00+08:00。'],
  isDateString: ['NOT_A_TIME', '应为 ISO 8601 时间，例如 2020-07-15T09:00:00+08:00。'],
  isDate: ['NOT_A_TIME', '应为带时区的时间，例如 2020-07-15T09:00:00+08:00。'],
  isUrl: ['NOT_A_URL', '应为网址。'],
  isEmail: ['NOT_AN_EMAIL', '应为电子邮箱地址。'],
  isTimeZone: ['NOT_A_ZONE', '应为时区名，例如 Asia/Shanghai。'],
  matches: ['BAD_FORMAT', '格式不符合要求。'],
};

/** What says that a value is of another kind altogether: then no other rule has anything to say of it, least of all its length. */
const KINDS = ['isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject'];

const REQUIRED = { code: 'REQUIRED', zh: '此项必填。', en: 'This field is required.' };

/** Flattens class-validator's tree, one entry per broken rule. A rule of its own may carry its message as `中文 | English`. */
export function fieldProblems(fields: readonly BrokenField[], above = ''): FieldProblem[] {
  return fields.flatMap((field) => {
    const pointer = `${above}/${field.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const broken = Object.entries(field.constraints ?? {});
    const kind = broken.filter(([rule]) => KINDS.includes(rule));
    const constraints = kind.length > 0 ? kind.slice(0, 1) : broken;
    const unknown = constraints.some(([rule]) => rule === 'whitelistValidation');
    const own =
      constraints.length > 0 && field.value === undefined && !unknown
        ? [{ pointer, ...REQUIRED }]
        : constraints.map(([rule, message]) => ({ pointer, ...described(rule, message) }));
    return [...own, ...fieldProblems(field.children ?? [], pointer)];
  });
}

function described(rule: string, message: string): Omit<FieldProblem, 'pointer'> {
  const [code, template] = RULES[rule] ?? [snake(rule), '不符合要求。'];
  const halves = message.split(' | ');
  if (halves.length === 2) return { code, zh: halves[0] ?? '', en: halves[1] ?? '' };
  const figures = message.match(/-?\d+(\.\d+)?/g) ?? [];
  const list = message.includes(':') ? message.slice(message.lastIndexOf(':') + 1).trim() : '';
  const zh = template
    .replace('{list}', list)
    .replace(/\{(\d)\}/g, (_place, index: string) => figures[Number(index)] ?? '…');
  return { code, zh, en: `${message}.` };
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
