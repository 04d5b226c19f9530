import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { campaignsQuery, departmentsQuery, pillarsQuery, writersQuery } from '../api/story-queries';
import { CHANNELS, isFiltered, KINDS, STAGES, type StoryFilters } from '../story-filters.rules';
import { STORIES } from '../stories.texts';
import { Choice } from './choice';
import { SearchField } from './search-field';
import { bracketed } from '../../../lib/language/spoken';

/** What is to be shown. On phones everything but the search waits behind one button. */
export function FilterBar({
  filters,
  onChange,
}: {
  filters: StoryFilters;
  onChange: (change: { [K in keyof StoryFilters]?: StoryFilters[K] | undefined }) => void;
}) {
  const t = useTexts(STORIES);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const departments = useQuery({ ...departmentsQuery, enabled: may('department.read') });
  const campaigns = useQuery({ ...campaignsQuery, enabled: may('campaign.read') });
  const pillars = useQuery({ ...pillarsQuery(filters.campaign ?? ''), enabled: filters.campaign !== undefined });
  const writers = useQuery(writersQuery);
  const named = <T extends string>(values: readonly T[], name: (value: T) => string) =>
    values.map((value) => ({ value, label: name(value) }));
  const stage = filters.stage?.includes(',') ? undefined : filters.stage;
  return (
    <search className={open ? 'filters is-open' : 'filters'} aria-label={t('filters')}>
      <SearchField words={filters.q} onSearch={(q) => onChange({ q })} />
      <Button className="filters-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('moreFilters')}
      </Button>
      <div className="filters-all">
        {filters.as !== 'board' && (
          <Choice
            {...{ label: t('stage'), any: t('anyStage'), value: stage, options: named(STAGES, t) }}
            onChoose={(value) => onChange({ stage: value })}
          />
        )}
        <Choice
          {...{ label: t('department'), any: t('anyDepartment'), value: filters.department }}
          options={(departments.data ?? []).map(({ id, name, path }) => ({
            value: id,
            label: `${'　'.repeat(Math.max(0, path.length - 1))}${name}`,
          }))}
          onChoose={(department) => onChange({ department })}
        />
        <Choice
          {...{ label: t('campaign'), any: t('anyCampaign'), value: filters.campaign }}
          options={(campaigns.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChoose={(campaign) => onChange({ campaign, pillar: undefined })}
        />
        {filters.campaign !== undefined && (
          <Choice
            {...{ label: t('pillar'), any: t('anyPillar'), value: filters.pillar }}
            options={(pillars.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            onChoose={(pillar) => onChange({ pillar })}
          />
        )}
        <Choice
          {...{ label: t('kind'), any: t('anyKind'), value: filters.kind, options: named(KINDS, t) }}
          onChoose={(kind) => onChange({ kind: kind as StoryFilters['kind'] })}
        />
        <Choice
          {...{ label: t('channel'), any: t('anyChannel'), value: filters.channel }}
          options={named(CHANNELS, channelName)}
          onChoose={(channel) => onChange({ channel: channel as StoryFilters['channel'] })}
        />
        <Choice
          {...{ label: t('person'), any: t('anyPerson'), value: filters.person }}
          options={(writers.data ?? []).map(({ id, name, departmentName }) => ({
            value: id,
            label: `${name}${bracketed(departmentName)}`,
          }))}
          onChoose={(person) => onChange({ person })}
        />
        {isFiltered(filters) && (
          <Button
            type="link"
            onClick={() =>
              onChange(
                Object.fromEntries(Object.keys(filters).map((key) => [key, key === 'as' ? filters.as : undefined])),
              )
            }
          >
            {t('clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
