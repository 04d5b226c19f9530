import type { LocalText } from '../../platform/errors/app-error.js';
import type { StoryKind } from '../story.rules.js';

/** Shape of one structured fact; forms are drawn from it. */
export interface FactField extends LocalText {
  type:
    /** One line. */
    | 'line'
    /** Several lines. */
    | 'text'
    /** List of single lines. */
    | 'lines'
    /** Year as a whole number. */
    | 'year'
    /** Whole number from 0. */
    | 'count'
    /** `YYYY-MM-DD`. */
    | 'date'
    /** ISO-8601 with offset. */
    | 'time'
    /** Absolute http or https address. */
    | 'address';
  required?: true;
}

type FactFields = Readonly<Record<string, FactField>>;

/** Names may be descriptions of a role (“某技师”): whom a story may name is the consents' matter, not this table's. */
const name = (zh: string, en: string): FactField => ({ type: 'line', required: true, zh, en });
const line = (zh: string, en: string): FactField => ({ type: 'line', zh, en });
const needed = (zh: string, en: string): FactField => ({ type: 'line', required: true, zh, en });
const lines = (zh: string, en: string): FactField => ({ type: 'lines', zh, en });

/** The structured facts of each kind of story: what is asked, and what must be given. */
export const FACT_FIELDS: Readonly<Record<StoryKind, FactFields>> = {
  craftsman: {
    name: name('姓名或称呼', 'name'),
    trade: needed('工种', 'trade'),
    unit: needed('所在单位', 'unit'),
    skillLevel: line('技能等级', 'skill level'),
    yearsOfService: { type: 'count', zh: '从业年数', en: 'years of service' },
    honours: lines('荣誉', 'honours'),
    achievements: lines('主要成绩', 'achievements'),
  },
  competition_winner: {
    name: name('姓名或称呼', 'name'),
    competition: needed('赛事名称', 'competition'),
    event: needed('参赛项目', 'event'),
    award: needed('奖项', 'award'),
    year: { type: 'year', required: true, zh: '获奖年份', en: 'year' },
    unit: line('所在单位或院校', 'unit'),
    coaches: lines('指导教师或教练', 'coaches'),
  },
  graduate: {
    name: name('姓名或称呼', 'name'),
    school: needed('毕业院校', 'school'),
    major: needed('专业', 'major'),
    graduationYear: { type: 'year', zh: '毕业年份', en: 'year of graduation' },
    employer: line('就业单位', 'employer'),
    post: line('岗位', 'post'),
    honours: lines('荣誉', 'honours'),
  },
  unit: {
    name: name('单位名称', 'name of the unit'),
    type: line('单位性质', 'type of unit'),
    place: line('所在地', 'place'),
    practices: lines('主要做法', 'practices'),
    results: lines('工作成效', 'results'),
  },
  policy: {
    name: name('政策名称', 'name of the policy'),
    documentNumber: line('发文字号', 'document number'),
    issuers: lines('发文机关', 'issuing bodies'),
    issuedOn: { type: 'date', zh: '印发日期', en: 'date of issue' },
    effectiveFrom: { type: 'date', zh: '施行日期', en: 'effective from' },
    effectiveTo: { type: 'date', zh: '有效期至', en: 'effective to' },
    audience: line('适用对象', 'whom it is for'),
    address: { type: 'address', zh: '原文地址', en: 'address of the text' },
  },
  event: {
    name: name('活动名称', 'name of the event'),
    startsAt: { type: 'time', required: true, zh: '开始时间', en: 'start' },
    endsAt: { type: 'time', zh: '结束时间', en: 'end' },
    place: needed('地点', 'place'),
    organisers: lines('主办单位', 'organisers'),
    audience: line('参加对象', 'audience'),
  },
};

/** Pairs of which the second cannot come before the first. */
export const FACT_ORDER: Readonly<Partial<Record<StoryKind, readonly (readonly [string, string])[]>>> = {
  policy: [['effectiveFrom', 'effectiveTo']],
  event: [['startsAt', 'endsAt']],
};
