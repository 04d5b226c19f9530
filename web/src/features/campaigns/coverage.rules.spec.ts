import type { CoverageCell } from './api/campaign-queries';
import { matrixOf } from './coverage.rules';

const cell = (
  departmentId: string,
  pillarId: string | null,
  stage: CoverageCell['stage'],
  stories: number,
): CoverageCell => ({
  ...{ departmentId, departmentName: `单位${departmentId}`, pillarId, stage, stories },
});

describe('the coverage matrix', () => {
  const matrix = matrixOf([
    cell('a', 'p', 'writing', 1),
    cell('b', 'p', 'out', 2),
    cell('b', 'q', 'in_review', 3),
    cell('b', null, 'out', 1),
  ]);

  it('has a row for each department with stories, the busiest first', () => {
    expect(matrix.rows.map(({ departmentId, total }) => [departmentId, total.total])).toEqual([
      ['b', 6],
      ['a', 1],
    ]);
  });

  it('adds up by stage in cells, rows, columns and on the whole', () => {
    expect(matrix.rows[0]?.cells.get('q')).toMatchObject({ in_review: 3, out: 0, total: 3 });
    expect(matrix.rows[0]?.total).toMatchObject({ out: 3, in_review: 3 });
    expect(matrix.totals.get('p')).toMatchObject({ out: 2, writing: 1, total: 3 });
    expect(matrix.total).toMatchObject({ out: 3, in_review: 3, writing: 1, total: 7 });
  });

  it('has a column for stories under no pillar only when there are some', () => {
    expect(matrix.hasUnfiled).toBe(true);
    expect(matrixOf([cell('a', 'p', 'out', 1)]).hasUnfiled).toBe(false);
  });
});
