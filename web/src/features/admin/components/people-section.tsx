import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { StateTag } from '../../../components/state-tag';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import { departmentsQuery, peopleQuery } from '../api/admin-queries';
import { AddPerson } from './add-person';
import { PersonDialog } from './person-dialog';

/** So many are listed at once; whoever looks for one types part of a name. */
const SHOWN = 100;

/** Everybody, with what they do here. */
export function PeopleSection() {
  const t = useTexts(ADMIN);
  const query = useQuery(peopleQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const [wanted, setWanted] = useState('');
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <FullPageWait />;
  const names = new Map(departments.map(({ id, name, shortName }) => [id, shortName ?? name]));
  const needle = wanted.trim().toLowerCase();
  const found = query.data.filter(({ login, displayName, departmentId }) =>
    [login, displayName, names.get(departmentId) ?? ''].some((text) => text.toLowerCase().includes(needle)),
  );
  const open = query.data.find(({ id }) => id === openId);
  return (
    <>
      <div className="admin-tools">
        <Input.Search
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          value={wanted}
          style={{ maxWidth: 320 }}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('addPerson')}
        </Button>
      </div>
      {found.length === 0 && <p className="soft">{t('nobody')}</p>}
      <ul className="people">
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.id} className={person.disabled ? 'is-off' : undefined}>
            <div className="person-who">
              <strong>{person.displayName}</strong> <span className="soft">{person.login}</span>
              <div className="soft">{names.get(person.departmentId) ?? '…'}</div>
            </div>
            <ul className="person-roles">
              {person.roles.length === 0 && <li className="soft">{t('noRoles')}</li>}
              {person.roles.map(({ id, role, departmentId }) => (
                <li key={id}>
                  {t(role)}
                  {departmentId !== person.departmentId && (
                    <span className="soft">{bracketed(names.get(departmentId) ?? '…')}</span>
                  )}
                </li>
              ))}
            </ul>
            <div>
              {person.disabled ? (
                <StateTag tone="plain">{t('disabled')}</StateTag>
              ) : (
                person.mustChangePassword && <StateTag tone="wait">{t('firstLogin')}</StateTag>
              )}
            </div>
            <Button
              size="small"
              aria-label={`${t('manage')} ${person.displayName}`}
              onClick={() => setOpenId(person.id)}
            >
              {t('manage')}
            </Button>
          </li>
        ))}
      </ul>
      {adding && <AddPerson departments={departments} onClose={() => setAdding(false)} />}
      {open && <PersonDialog person={open} departments={departments} onClose={() => setOpenId(null)} />}
    </>
  );
}
