import { ApiProperty, OmitType } from '@nestjs/swagger';
import { CreateRevisionRequest } from '../../revision/revision.dto.js';
import { STORY_KIND_NAMES, STORY_KINDS, type StoryKind } from '../../story.rules.js';
import { FACT_FIELDS, type FactField } from '../../facts/facts-fields.rules.js';
import { ProblemResponse } from '../../variants/records/variant.dto.js';
import type { Counter } from './counters.rules.js';
import type { DraftCheck, FormCheck } from './draft-check.service.js';

export class CheckDraftRequest extends OmitType(CreateRevisionRequest, ['version'] as const) {}

const COUNTED = ['title', 'summary', 'author', 'digest', 'body', 'text'] as const;
const CHECKED = ['web', 'wechat', 'weibo'] as const;

class CounterResponse implements Counter {
  @ApiProperty({ enum: COUNTED })
  field: Counter['field'];

  @ApiProperty({ description: '按渠道自己的算法' })
  length: number;

  @ApiProperty({ description: '渠道上限' })
  most: number;

  @ApiProperty({ description: '其中预留不用的' })
  reserve: number;
}

class FormCheckResponse {
  @ApiProperty({ enum: CHECKED })
  channel: FormCheck['channel'];

  @ApiProperty({ type: 'object', additionalProperties: true, description: '由稿件自动生成的' })
  derived: object;

  @ApiProperty({ type: 'object', additionalProperties: true, description: '加上自己写的字段' })
  content: object;

  @ApiProperty({ type: ProblemResponse, isArray: true, description: '不符合渠道要求之处' })
  problems: ProblemResponse[];

  @ApiProperty({ type: ProblemResponse, isArray: true, description: '送审时没有一并选择网站账号的，还有这些' })
  withoutPage: ProblemResponse[];

  @ApiProperty({ type: CounterResponse, isArray: true })
  counters: CounterResponse[];

  @ApiProperty({ description: '预览页面（HTML），与发布用同一排版' })
  page: string;
}

export class DraftCheckResponse {
  @ApiProperty({ type: ProblemResponse, isArray: true, description: '保存为新版本前要改的' })
  problems: ProblemResponse[];

  @ApiProperty({ type: FormCheckResponse, isArray: true, description: '正文结构有误时为空' })
  forms: FormCheckResponse[];

  static of({ problems, forms }: DraftCheck): DraftCheckResponse {
    return { problems, forms };
  }
}

const FACT_TYPES = ['line', 'text', 'lines', 'year', 'count', 'date', 'time', 'address'] as const;

class FactFieldResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({
    enum: FACT_TYPES,
    description: 'line 一行；text 多行；lines 多条；year 年份；count 整数；date 日期；time 带时区的时间；address 网址',
  })
  type: FactField['type'];

  @ApiProperty()
  required: boolean;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

/** A kind of story with what is asked of it. */
export class StoryKindResponse {
  @ApiProperty({ enum: STORY_KINDS })
  kind: StoryKind;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;

  @ApiProperty({ type: FactFieldResponse, isArray: true })
  fields: FactFieldResponse[];

  static all(): StoryKindResponse[] {
    return STORY_KINDS.map((kind) => ({
      kind,
      ...STORY_KIND_NAMES[kind],
      fields: Object.entries(FACT_FIELDS[kind]).map(([name, { type, required, zh, en }]) => ({
        ...{ name, type, required: required ?? false, zh, en },
      })),
    }));
  }
}
