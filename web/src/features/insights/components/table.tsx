import type { ReactNode } from 'react';

/** Figures in rows; scrolled sideways where they are wider than the window. */
export function Table({ name, head, rows }: { name?: string; head: string[]; rows: ReactNode[][] }) {
  return (
    <div className="insights-wide" tabIndex={0} role="region" aria-label={name ?? head[0]}>
      <table className="insights-table">
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={0} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
