import { problem, type Problem } from '../problem.rules.js';
import type { VariantContent } from '../variant-content.rules.js';

/**
 * Whether a page may stand where it is to stand, on a site that lists its columns.
 * @param columns the site's, by their names; empty = it lists none and takes any
 */
export function checkColumn(content: VariantContent, columns: readonly string[]): Problem[] {
  const column = content.channel === 'web' ? content.column : undefined;
  if (column === undefined || columns.length === 0 || columns.includes(column)) return [];
  return [
    problem(
      '/column',
      'COLUMN_UNKNOWN',
      `网站没有栏目“${column}”，请从这些栏目中选择：${columns.join('、')}。`,
      `The site has no column “${column}”: choose one of ${columns.join(', ')}.`,
    ),
  ];
}
