/** Whether writing can be seen where it stands; pictures have a size of their own. */
export interface Sight {
  /** CSS visibility: children may come back. */
  shown: boolean;
  /** False within a size of nothing, by which layout tools take the blanks between boxes away: children with a size of their own are seen. */
  sized: boolean;
}

export const IN_SIGHT: Sight = { shown: true, sized: true };

/** The value of one inline style, in lower case, without its `!important`; of the last one where there are many. */
export function valueIn(style: string, property: string): string {
  const found = style.split(';').findLast((one) => one.slice(0, one.indexOf(':')).trim().toLowerCase() === property);
  if (found === undefined) return '';
  const [value = ''] = found.slice(found.indexOf(':') + 1).split('!');
  return value.trim().toLowerCase();
}

/** True when nothing within can be seen, whatever it says of itself. */
export function isGone(style: string): boolean {
  return valueIn(style, 'display') === 'none' || Number(valueIn(style, 'opacity') || 1) === 0;
}

/** What an element's style makes of the sight around it. */
export function sightWithin(style: string, { shown, sized }: Sight): Sight {
  const visibility = valueIn(style, 'visibility');
  return {
    shown: visibility === '' ? shown : visibility === 'visible',
    sized: isSized(valueIn(style, 'font-size')) ?? sized,
  };
}

/** @returns undefined for a size that depends on the one around it */
function isSized(size: string): boolean | undefined {
  if (Number.parseFloat(size) === 0) return false;
  return /^(|[\d.]+(em|ex|ch|%)|smaller|larger|inherit|unset)$/.test(size) ? undefined : true;
}
