import { Alert } from 'antd';
import { ApiError } from '../lib/api/problem';
import { useTexts } from '../lib/language/use-texts';
import { DECISION_DIALOG } from './decision-dialog.texts';

/** Why an act was refused, in the server's words; what to do where somebody was quicker. */
export function ActAlert({ error }: { error: unknown }) {
  const t = useTexts(DECISION_DIALOG);
  if (error === null || error === undefined) return null;
  const conflict = error instanceof ApiError && error.isConflict;
  return (
    <Alert
      className="act-alert"
      role="alert"
      type={conflict ? 'warning' : 'error'}
      showIcon
      title={error instanceof Error ? error.message : String(error)}
      description={conflict ? t('changed') : undefined}
    />
  );
}
