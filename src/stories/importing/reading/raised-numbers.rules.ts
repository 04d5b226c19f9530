import type { HtmlElement } from './clean-html.rules.js';

const SIGNS: Readonly<Record<string, readonly [plain: string, written: string]>> = {
  sup: ['0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'],
  sub: ['0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'],
};

/**
 * Raised and lowered numbers in signs of their own, which a body keeps: `m<sup>2</sup>` is not to become `m2`.
 * @returns null for anything else
 */
export function raisedNumber({ name, children }: HtmlElement): string | null {
  const [plain, written] = SIGNS[name] ?? [];
  const [text] = children;
  if (!plain || !written || children.length !== 1 || typeof text !== 'string' || text.trim() === '') return null;
  const signs = [...text.trim()].map((sign) => written[plain.indexOf(sign)]);
  return signs.every((sign) => sign !== undefined) ? signs.join('') : null;
}
