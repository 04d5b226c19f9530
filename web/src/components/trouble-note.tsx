import { Alert } from 'antd';
import { ApiError } from '../lib/api/problem';
import { spoken } from '../lib/language/spoken';

/** Why an act was refused, in the server's words, each field at fault on a line of its own. Nothing where nothing was refused. */
export function TroubleNote({
  trouble,
  conflict,
}: {
  trouble: unknown;
  /** What to do where somebody else was quicker. */
  conflict?: string;
}) {
  if (trouble === null || trouble === undefined) return null;
  const errors = trouble instanceof ApiError ? (trouble.problem?.errors ?? []) : [];
  const hint = trouble instanceof ApiError && trouble.isOvertaken ? conflict : undefined;
  return (
    <Alert
      type={hint === undefined ? 'error' : 'warning'}
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={trouble instanceof Error ? trouble.message : String(trouble)}
      description={
        errors.length === 0 ? (
          hint
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {errors.map(({ pointer, zh, en }) => (
              <li key={`${pointer} ${zh}`}>{spoken({ zh: zh ?? '', en: en ?? '' })}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
