import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import { problem, type Problem } from '../problem.rules.js';
import type { VariantContent } from '../variant-content.rules.js';

/**
 * A column that no site of a release would show: our own site lists pages by campaign. One content goes to all web accounts of a
 * release, so that a column meant for another of them is no fault.
 * @param drivers how the web accounts of the release post
 */
export function checkColumnTaken(content: VariantContent, drivers: readonly ChannelDriver[]): Problem[] {
  if (content.channel !== 'web' || content.column === undefined) return [];
  if (drivers.length === 0 || drivers.some((driver) => driver !== 'site')) return [];
  return [
    problem(
      '/column',
      'COLUMN_NOT_TAKEN',
      `自有网站不分栏目，选定的栏目“${content.column}”不会生效。请清空栏目，或同时选择分栏目的网站账号（WordPress 或 webhook）。`,
      `The own site has no columns, so “${content.column}” would be ignored. Clear the column, or choose a web account that has columns (WordPress or webhook) as well.`,
    ),
  ];
}

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
