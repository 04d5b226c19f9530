import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useMay } from '../../app/session/session-gate';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { useTexts } from '../../lib/language/use-texts';
import { DemonstrationNote } from '../demonstration/demonstration-note';
import { ADMIN } from './admin.texts';
import { AuditSection } from './audit/audit-section';
import { DepartmentsSection } from './components/departments-section';
import { PeopleSection } from './components/people-section';
import './admin.css';

/** Who there is and what they may do; who did what. */
export function AdminPage() {
  const t = useTexts(ADMIN);
  const may = useMay();
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/admin' });
  const items = [
    ...(may('person.administer') ? [{ key: 'people', label: t('people'), children: <PeopleSection /> }] : []),
    ...(may('department.administer')
      ? [{ key: 'departments', label: t('departments'), children: <DepartmentsSection /> }]
      : []),
    ...(may('audit.read') ? [{ key: 'audit', label: t('audit'), children: <AuditSection /> }] : []),
  ];
  if (items.length === 0) return <Statement title={t('forbidden')} text={t('forbiddenHint')} />;
  return (
    <>
      <PageHead title={t('title')} lead={t('hint')} />
      {may('department.administer') && <DemonstrationNote />}
      <Tabs
        className="admin"
        destroyOnHidden
        items={items}
        activeKey={items.some(({ key }) => key === tab) ? (tab ?? '') : (items[0]?.key ?? '')}
        onChange={(key) => void navigate({ to: '/admin', search: { tab: key }, replace: true })}
      />
    </>
  );
}
