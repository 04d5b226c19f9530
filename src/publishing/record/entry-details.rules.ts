import { DateTime } from 'luxon';
import type { Words } from '../../schedule/planner/words.rules.js';
import { FIELD_NAMES, PART_NAMES } from './field-names.rules.js';
import { choiceWords, ruleWords } from './value-words.rules.js';

/** One line of what an act changed or noted: `before` is null where nothing was noted of it. */
export interface Detail {
  field: Words;
  before: Words | null;
  after: Words | null;
}

/** How data is read: the zone of the house, and what ids stand for. */
export interface Reader {
  zone: string;
  /** Null for what has no name. */
  nameOf(id: string): string | null;
}

type Data = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Written as epoch ms. */
const MILLISECONDS = ['until', 'notBefore', 'postedAt'];
const NAMELESS: Words = { zh: '（已删除）', en: '(gone)' };

/** Every id that stands in the data, for which a name is wanted. */
export function idsIn(data: unknown): string[] {
  if (typeof data === 'string') return UUID.test(data) ? [data] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(idsIn);
}

/** The data of an entry as lines for people; marks for programs are left out, and so is what did not change. */
export function detailsOf(data: Data, reader: Reader): Detail[] {
  const { before, after, ...rest } = data;
  if (!isData(before) && !isData(after)) {
    // One value that became another.
    const change =
      before === undefined && after === undefined
        ? []
        : [{ field: { zh: '数值', en: 'Value' }, before: words('', before, reader), after: words('', after, reader) }];
    return [...change, ...Object.entries(rest).flatMap(([field, value]) => detailOf(field, undefined, value, reader))];
  }
  const [was, is] = [isData(before) ? before : {}, isData(after) ? after : {}];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) =>
    detailOf(field, was[field], is[field], reader),
  );
  return [...changed, ...Object.entries(rest).flatMap(([field, value]) => detailOf(field, undefined, value, reader))];
}

function detailOf(field: string, before: unknown, after: unknown, reader: Reader): Detail[] {
  const name = FIELD_NAMES[field];
  if (name === null) return [];
  if (isTold(before) && JSON.stringify(before) === JSON.stringify(after)) return [];
  const [was, is] = [words(field, before, reader), words(field, after, reader)];
  if (was === null && is === null) return [];
  return [{ field: name ?? { zh: field, en: field }, before: was, after: is ?? (was && { zh: '无', en: 'none' }) }];
}

function words(field: string, value: unknown, reader: Reader): Words | null {
  if (!isTold(value)) return null;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'number')
    return MILLISECONDS.includes(field) ? moment(new Date(value), reader) : both(String(value));
  if (typeof value === 'string') return choiceWords(field, value) ?? textWords(field, value, reader);
  if (Array.isArray(value)) {
    const parts = value.flatMap((one: unknown) => words(field, one, reader) ?? []);
    return parts.length === 0 ? null : joined(parts, field === 'rules' || field === 'because');
  }
  return isData(value) ? objectWords(field, value, reader) : null;
}

function textWords(field: string, value: string, reader: Reader): Words | null {
  if (value === '') return null;
  if (UUID.test(value)) {
    const name = reader.nameOf(value);
    return name === null ? NAMELESS : both(name);
  }
  if (INSTANT.test(value)) return moment(new Date(value), reader);
  if (field === 'fields' || field === 'corrected' || field === 'credentialKeys')
    return PART_NAMES[value] ?? both(value);
  return both(value);
}

function objectWords(field: string, value: Data, reader: Reader): Words | null {
  const { zh, en, text } = value;
  if (typeof zh === 'string' && typeof en === 'string') return { zh, en };
  if (isData(text)) return objectWords(field, text, reader);
  if (field === 'rules') return ruleWords(value);
  if (field === 'days' && typeof value['date'] === 'string') return dayWords(value);
  const parts = Object.entries(value).flatMap(([key, one]): Words[] => {
    const name = FIELD_NAMES[key] === null ? null : (FIELD_NAMES[key] ?? PART_NAMES[key] ?? both(key));
    const said = name && words(key, one, reader);
    return said ? [{ zh: `${name.zh} ${said.zh}`, en: `${name.en.toLowerCase()} ${said.en}` }] : [];
  });
  return parts.length === 0 ? null : joined(parts, true);
}

function dayWords({ date, class: kind, note }: Data): Words {
  const name = choiceWords('days', String(kind));
  const why = typeof note === 'string' && note !== '' ? note : null;
  const tail = (one: string | undefined): string => [one, why].filter(Boolean).join(' ');
  return { zh: `${String(date)} ${tail(name?.zh)}`.trim(), en: `${String(date)} ${tail(name?.en)}`.trim() };
}

function joined(parts: readonly Words[], areSentences: boolean): Words {
  return {
    zh: parts.map(({ zh }) => zh).join(areSentences ? '；' : '、'),
    en: parts.map(({ en }) => en).join(areSentences ? '; ' : ', '),
  };
}

function moment(at: Date, { zone }: Reader): Words {
  return both(DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss'));
}

function both(text: string): Words {
  return { zh: text, en: text };
}

function isTold(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
