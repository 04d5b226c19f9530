/** An open stretch (from, to) of instants: both borders are outside. */
export interface OpenStretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A growing set of instants, kept as disjoint open stretches in ascending order. Stretches that only touch stay apart: their common border is in
 * neither.
 */
export class OpenStretches {
  private readonly stretches: OpenStretch[] = [];

  at(index: number): OpenStretch | undefined {
    return this.stretches[index];
  }

  /** The stretch an instant is inside of, or null. */
  around(instant: number): OpenStretch | null {
    const stretch = this.stretches[this.firstEndingAfter(instant)];
    return stretch && stretch.from < instant ? stretch : null;
  }

  /** Index of the first stretch that ends after an instant. */
  firstEndingAfter(instant: number): number {
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.stretches[middle] as OpenStretch).to > instant) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Adds (from, to), joined with every stretch it overlaps. */
  add(from: number, to: number): void {
    const index = this.firstEndingAfter(from);
    let after = index;
    let low = from;
    let high = to;
    for (let next = this.stretches[after]; next && next.from < to; next = this.stretches[++after]) {
      low = Math.min(low, next.from);
      high = Math.max(high, next.to);
    }
    if (after === index + 1) this.stretches[index] = { from: low, to: high };
    else this.stretches.splice(index, after - index, { from: low, to: high });
  }
}
