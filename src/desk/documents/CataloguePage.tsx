// 基层公开目录: the matters of the 26 areas, which are public, which are late or open; an area comes in and goes out
// as the form's own table.

import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  areaName,
  type CoverageState,
  coverageStates,
  grassrootsAreas,
} from '../../rules/grassroots-catalogue.ts';
import type { getCatalogue } from '../../web/api/catalogue.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { CatalogueImport } from './CatalogueImport.tsx';

type Matter = ReplyOf<typeof getCatalogue>['items'][number];
type Shown = 'all' | 'open';

const tones: Readonly<Record<CoverageState, MarkTone>> = {
  covered: 'good',
  late: 'bad',
  missing: 'bad',
  'on-request': 'plain',
};

export default function CataloguePage(): ReactNode {
  const may = useMay();
  const [area, setArea] = useState(0);
  const [shown, show] = useState<Shown>('all');
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => call<typeof getCatalogue>('get', '/catalogue', {}),
  });
  const inArea = data?.items.filter((one) => area === 0 || one.area === area);
  const open = inArea?.filter(({ state }) => state === 'late' || state === 'missing');
  return (
    <Page
      title="基层公开目录"
      actions={
        area !== 0 && (
          <>
            <Button href={`/api/catalogue/${area}/sheet`}>导出这个领域</Button>
            {may('keep-columns') && <CatalogueImport area={area} />}
          </>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Matter>
        name="catalogue"
        columns={columns}
        rows={shown === 'open' ? open : inArea}
        rowKey={({ id }) => id}
        caption="国办发〔2019〕54号；文件对应的事项在文件页登记"
        empty={
          shown === 'open'
            ? '应当主动公开的事项都有公开的文件'
            : '还没有目录。选一个领域，用Excel导入'
        }
        tools={
          <>
            <Select<number>
              aria-label="领域"
              className="filter-short"
              showSearch={{ optionFilterProp: 'label' }}
              value={area}
              onChange={setArea}
              options={[
                { value: 0, label: '全部领域' },
                ...grassrootsAreas.map((name, n) => ({ value: n + 1, label: `${n + 1} ${name}` })),
              ]}
            />
            <Segmented<Shown>
              aria-label="显示哪些事项"
              value={shown}
              onChange={show}
              options={[
                { value: 'all', label: `全部（${inArea?.length ?? 0}）` },
                { value: 'open', label: `没有公开（${open?.length ?? 0}）` },
              ]}
            />
          </>
        }
      />
    </Page>
  );
}

const columns: readonly Column<Matter>[] = [
  { key: 'area', title: '领域', width: 130, cell: ({ area }) => areaName(area) },
  {
    key: 'matter',
    title: '事项',
    cell: ({ matter, submatter }) => `${matter}：${submatter}`,
    sortBy: ({ matter }) => matter,
  },
  {
    key: 'state',
    title: '公开情况',
    width: 120,
    cell: ({ state }) => <Mark tone={tones[state]}>{coverageStates[state]}</Mark>,
    sortBy: ({ state }) => state,
  },
  {
    key: 'documents',
    title: '文件',
    width: 320,
    cell: ({ documents }) =>
      documents.length === 0
        ? '—'
        : documents.map(({ id, title }) => (
            <div key={id}>
              <Link to={`/documents/${id}`}>{title}</Link>
            </div>
          )),
  },
  { key: 'deadline', title: '公开时限', width: 180, cell: ({ deadline }) => deadline },
  { key: 'body', title: '公开主体', width: 130, cell: ({ body }) => body },
  { key: 'basis', title: '公开依据', width: 240, cell: ({ basis }) => basis, isExtra: true },
  { key: 'content', title: '公开内容', width: 240, cell: ({ content }) => content, isExtra: true },
];
