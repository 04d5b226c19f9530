import type { CoverageCell, CoverageStage } from './api/campaign-queries';

/** From the readers back to the desk: what is out is what counts. */
export const STAGES: readonly CoverageStage[] = ['out', 'planned', 'approved', 'in_review', 'writing'];

export type Counts = Record<CoverageStage, number> & { total: number };

export interface CoverageRow {
  departmentId: string;
  departmentName: string;
  /** By the pillar's id; `null` for stories filed under none. */
  cells: Map<string | null, Counts>;
  total: Counts;
}

export interface Matrix {
  /** Those with stories, the busiest first. */
  rows: CoverageRow[];
  /** By the pillar's id. */
  totals: Map<string | null, Counts>;
  total: Counts;
  /** Whether any story is filed under no pillar. */
  hasUnfiled: boolean;
}

/** What was counted, as rows of departments and columns of pillars. */
export function matrixOf(cells: readonly CoverageCell[]): Matrix {
  const rows = new Map<string, CoverageRow>();
  const totals = new Map<string | null, Counts>();
  const total = none();
  for (const { departmentId, departmentName, pillarId, stage, stories } of cells) {
    let row = rows.get(departmentId);
    if (!row) rows.set(departmentId, (row = { departmentId, departmentName, cells: new Map(), total: none() }));
    for (const counts of [of(row.cells, pillarId), row.total, of(totals, pillarId), total]) {
      counts[stage] += stories;
      counts.total += stories;
    }
  }
  return {
    rows: [...rows.values()].sort(
      (one, other) =>
        other.total.total - one.total.total || one.departmentName.localeCompare(other.departmentName, 'zh'),
    ),
    totals,
    total,
    hasUnfiled: totals.has(null),
  };
}

function of(map: Map<string | null, Counts>, key: string | null): Counts {
  let counts = map.get(key);
  if (!counts) map.set(key, (counts = none()));
  return counts;
}

function none(): Counts {
  return { out: 0, planned: 0, approved: 0, in_review: 0, writing: 0, total: 0 };
}
