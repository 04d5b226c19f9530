import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AppError } from '../../errors/app-error.js';
import { INVALID_INPUT } from '../../errors/platform.errors.js';
import { type CursorValues, decodeCursor, encodeCursor } from './cursor.rules.js';

/** Query of every list. Extend it for filters. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20, description: '每页条数' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 20;

  @ApiPropertyOptional({ description: '上一页返回的 nextCursor，原样带回' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  cursor?: string;
}

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Opens the cursor of a query.
 * @returns null on the first page
 * @throws AppError INVALID_INPUT when the cursor does not belong to this list
 */
export function cursorOf(
  query: PageQuery,
  kinds: readonly ('uuid' | 'text' | 'number' | 'time')[],
): (string | number)[] | null {
  if (query.cursor === undefined) return null;
  const values = decodeCursor(query.cursor, kinds);
  if (values) return values;
  const error = {
    pointer: '/cursor',
    code: 'BAD_CURSOR',
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'This cursor is not valid. Start again from the first page.',
  };
  throw new AppError(INVALID_INPUT, {}, '/cursor', { errors: [error] });
}

/**
 * Cuts a page from rows that were asked for with one more than the limit.
 * @param rows up to `limit + 1` rows in the order of the list
 * @param keyOf the sort values of a row
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CursorValues,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

/** The class of a page for the OpenAPI document: `@ApiOkResponse({ type: PageOf(StoryResponse) })`. One class per item, made once. */
export function PageOf<T>(item: Type<T>): Type<Page<T>> {
  const known = pageClasses.get(item);
  if (known) return known as Type<Page<T>>;
  class PageResponse implements Page<T> {
    @ApiProperty({ type: () => item, isArray: true })
    items: T[];

    @ApiProperty({ type: String, nullable: true, description: '下一页的 cursor；没有下一页时为 null' })
    nextCursor: string | null;
  }
  Object.defineProperty(PageResponse, 'name', { value: `PageOf${item.name}` });
  pageClasses.set(item, PageResponse);
  return PageResponse;
}

const pageClasses = new Map<Type, Type>();
