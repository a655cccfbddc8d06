// 企业库: the register of firms, narrowed and paged; taken in from workbooks and taken out.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { enterpriseSizes } from '../../rules/policy/enterprise-size.ts';
import { qualifications } from '../../rules/policy/facts.ts';
import {
  industryDivisions,
  industryLabel,
  industrySections,
} from '../../rules/policy/industries.ts';
import type { getEnterprises } from '../../web/api/enterprises.ts';
import { addressOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { EnterpriseImport } from './EnterpriseImport.tsx';

type Reply = ReplyOf<typeof getEnterprises>;
type Firm = Reply['items'][number];
type Query = QueryOf<typeof getEnterprises>;
const pageSize = 50;

export const consentWords: Readonly<Record<Firm['consent'], readonly [string, MarkTone]>> = {
  given: ['同意', 'good'],
  refused: ['不同意', 'bad'],
  unasked: ['未征求', 'plain'],
};

const industries = industrySections.flatMap(({ code }) => [
  { value: code, label: industryLabel(code) },
  ...industryDivisions
    .filter(({ section }) => section === code)
    .map((one) => ({ value: one.code, label: `　${industryLabel(one.code)}` })),
]);

export default function Enterprises(): ReactNode {
  const may = useMay();
  const [filter, choose] = useState<Query>({});
  const [page, turn] = useState(1);
  const [isImporting, importing] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['enterprises', filter, page],
    queryFn: () =>
      call<typeof getEnterprises>('get', '/enterprises', { query: { ...filter, page, pageSize } }),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: { readonly [K in keyof Query]: Query[K] | undefined }): void => {
    turn(1);
    const next = Object.entries({ ...filter, ...change }).filter(
      ([, value]) => value !== undefined,
    );
    choose(Object.fromEntries(next));
  };
  return (
    <Page
      title="企业库"
      actions={
        may('keep-enterprises') && (
          <>
            <Button href={addressOf('/enterprises/export', {}, { ...filter, format: 'xlsx' })}>
              导出XLSX
            </Button>
            <Button href={addressOf('/enterprises/export', {}, { ...filter, format: 'csv' })}>
              导出CSV
            </Button>
            <Button type="primary" onClick={() => importing(true)}>
              导入企业
            </Button>
          </>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Firm>
        name="enterprises"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => goTo(`/enterprises/${id}`)}
        empty={Object.keys(filter).length === 0 ? '企业库是空的，请先导入' : '没有符合条件的企业'}
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        caption={data === undefined ? '' : `共${data.total}家`}
        tools={
          <>
            <Input.Search
              allowClear
              className="queue-search"
              placeholder="名称或者信用代码"
              aria-label="名称或者信用代码"
              onSearch={(text) => narrow({ text: text.trim() === '' ? undefined : text.trim() })}
            />
            <Choice
              label="注册地"
              options={(data?.regions ?? []).map(({ code, name }) => ({
                value: code,
                label: name,
              }))}
              onChange={(region) => narrow({ region })}
            />
            <Choice
              label="行业"
              options={industries}
              onChange={(industry) => narrow({ industry })}
            />
            <Choice
              label="规模"
              options={optionsOf(enterpriseSizes)}
              onChange={(size) => narrow({ size: size as Query['size'] })}
            />
            <Choice
              label="资质"
              options={optionsOf(qualifications)}
              onChange={(one) => narrow({ qualification: one as Query['qualification'] })}
            />
            <Choice
              label="标签"
              options={(data?.labels ?? []).map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(label) => narrow({ label })}
            />
            <Choice
              label="同意推送"
              options={Object.entries(consentWords).map(([value, [label]]) => ({ value, label }))}
              onChange={(one) => narrow({ consent: one as Query['consent'] })}
            />
          </>
        }
      />
      {isImporting && <EnterpriseImport onClose={() => importing(false)} />}
    </Page>
  );
}

function optionsOf(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}

function Choice(props: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}): ReactNode {
  const { label, options, onChange } = props;
  return (
    <Select
      className="filter-short"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[...options]}
      onChange={(value: string | undefined) => onChange(value)}
    />
  );
}

const columns: readonly Column<Firm>[] = [
  {
    key: 'name',
    title: '企业名称',
    cell: ({ id, name }) => <Link to={`/enterprises/${id}`}>{name}</Link>,
  },
  { key: 'code', title: '统一社会信用代码', width: 190, cell: ({ creditCode }) => creditCode },
  { key: 'region', title: '注册地', width: 130, cell: ({ region }) => region },
  { key: 'industry', title: '行业', width: 180, cell: ({ industry }) => industry },
  {
    key: 'size',
    title: '规模',
    width: 100,
    cell: ({ size }) => (size === null ? '待确认' : enterpriseSizes[size]),
  },
  { key: 'labels', title: '标签', width: 180, cell: ({ labels }) => labels.join('、') },
  {
    key: 'consent',
    title: '同意推送',
    width: 100,
    cell: ({ consent }) => <Mark tone={consentWords[consent][1]}>{consentWords[consent][0]}</Mark>,
  },
];
