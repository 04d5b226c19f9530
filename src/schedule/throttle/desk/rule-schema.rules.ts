import type { OpenAPIObject } from '@nestjs/swagger';

type SchemaObject = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const count: SchemaObject = { type: 'integer', minimum: 1 };
const ranges: SchemaObject = {
  type: 'array',
  items: { type: 'string', pattern: '^\\d\\d:\\d\\d-\\d\\d:\\d\\d$' },
  example: ['08:00-18:00'],
};
const instant: SchemaObject = { type: 'string', format: 'date-time' };
const duration: SchemaObject = {
  type: 'string',
  description: 'ISO 8601，如 PT30M、P1D（一天 24 小时）',
  example: 'PT1H',
};

/** One kind of rule: its fields besides `type`, of which those in `optional` may be left out. */
function rule(
  type: string,
  title: string,
  properties: Record<string, SchemaObject>,
  optional: readonly string[] = [],
): SchemaObject {
  return {
    type: 'object',
    title,
    properties: { type: { type: 'string', enum: [type] }, ...properties },
    required: ['type', ...Object.keys(properties).filter((name) => !optional.includes(name))],
    additionalProperties: false,
  };
}

/** The rules of a policy as the interface's description shows them; `throttle-rule.rules.ts` is what reads them. */
export const RULE_SCHEMA: SchemaObject = {
  oneOf: [
    rule('limit', '任意一段时长内最多几条', {
      max: count,
      per: duration,
      window: { type: 'string', enum: ['sliding'] },
    }),
    rule('limit', '每日、每周、每月最多几条', {
      max: count,
      per: { type: 'string', enum: ['day', 'week', 'month'] },
      window: { type: 'string', enum: ['calendar'] },
    }),
    rule('minGap', '相邻两条至少间隔多久', { gap: duration }),
    rule('hours', '可发时段；没有写的日类整天不发', { workday: ranges, weekend: ranges, holiday: ranges }, [
      'workday',
      'weekend',
      'holiday',
    ]),
    rule(
      'blackout',
      '停发时段 [from, to)：shift 顺延，freeze 暂停待人处理',
      { from: instant, to: instant, mode: { type: 'string', enum: ['shift', 'freeze'] }, name: { type: 'string' } },
      ['name'],
    ),
    rule('maxInFlight', '同时在发的最多几条', { max: count }),
  ],
};
