/** Figures of samples. All of them refuse an empty list: a figure of nothing is no figure. */

/** The middle of the samples; of an even number the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest sample that at least the share `q` (0 to 1) of all samples does not exceed: exact, nothing interpolated. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = ascending(samples);
  const rank = Math.max(1, Math.ceil(q * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export interface Spread {
  low: number;
  high: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = ascending(samples);
  return { low: sorted[0] ?? Number.NaN, high: sorted[sorted.length - 1] ?? Number.NaN };
}

/** Jain's index of fairness: 1 when all have the same, 1/n when one has everything. */
export function jain(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  if (squares === 0) throw new RangeError('no shares: nobody got anything');
  return (sum * sum) / (shares.length * squares);
}

function ascending(samples: readonly number[]): number[] {
  if (samples.length === 0) throw new RangeError('no samples');
  return [...samples].sort((a, b) => a - b);
}
