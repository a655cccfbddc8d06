// 政策用语: labels of enterprises by rules of the office's own, and names of regions: what all conditions speak of.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Popconfirm, Select, Space, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FactGroup, factGroups } from '../../rules/policy/facts.ts';
import type { Condition } from '../../rules/policy/condition.ts';
import type {
  deletePolicyLabel,
  deletePolicyRegion,
  postRegionImport,
  putPolicyLabel,
  putPolicyRegion,
} from '../../web/api/policy-terms.ts';
import { call, callWithFile } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { SheetImport } from '../parts/SheetImport.tsx';
import { useMay } from '../session.ts';
import { normal, stillTrue } from './condition-edit.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { type Terms, termsKey, useTerms } from './policy-queries.ts';

type Label = Terms['labels'][number];
type Region = Terms['regions'][number];

export default function PolicyTerms(): ReactNode {
  const terms = useTerms();
  return (
    <Page title="标签和区划">
      <Tabs
        items={[
          { key: 'labels', label: '企业标签', children: <Labels terms={terms} /> },
          { key: 'regions', label: '区划', children: <Regions terms={terms} /> },
        ]}
      />
    </Page>
  );
}

const blank: Label = { key: '', name: '', group: 'basic', condition: { all: [] }, words: '' };

function Labels({ terms }: { readonly terms: Terms }): ReactNode {
  const may = useMay();
  const [edited, edit] = useState<Label>();
  const mayKeep = may('keep-policy-terms');
  const columns: readonly Column<Label>[] = [
    {
      key: 'name',
      title: '标签',
      width: 180,
      cell: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      key: 'group',
      title: '类别',
      width: 90,
      cell: ({ group }) => factGroups[group],
      sortBy: ({ group }) => group,
    },
    { key: 'words', title: '规则', cell: ({ words }) => words },
    { key: 'key', title: '代码', width: 180, cell: ({ key }) => key },
  ];
  return (
    <>
      <p className="quiet">
        许多政策共用的条件起一个名字，写条件时直接引用；改了标签，引用它的事项随即改用。
      </p>
      <DataTable<Label>
        name="policy-labels"
        columns={columns}
        rows={terms.labels}
        rowKey={({ key }) => key}
        {...(mayKeep ? { onOpen: edit } : {})}
        empty="还没有企业标签"
        tools={
          mayKeep && (
            <Button type="primary" onClick={() => edit(blank)}>
              新建标签
            </Button>
          )
        }
      />
      {edited !== undefined && (
        <LabelDrawer
          key={edited.key}
          label={edited}
          terms={terms}
          onClose={() => edit(undefined)}
        />
      )}
    </>
  );
}

function LabelDrawer(props: {
  readonly label: Label;
  readonly terms: Terms;
  readonly onClose: () => void;
}): ReactNode {
  const { label, terms, onClose } = props;
  const [key, typeKey] = useState(label.key);
  const [name, typeName] = useState(label.name);
  const [group, choose] = useState<FactGroup>(label.group);
  const [condition, change] = useState<Condition>(normal(label.condition));
  const [tried, remember] = useState(condition);
  const client = useQueryClient();
  const { message } = App.useApp();
  const close = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: [...termsKey] });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      remember(condition);
      return call<typeof putPolicyLabel>('put', '/policy-labels/{key}', {
        params: { key },
        body: { name, group, condition },
      });
    },
    onSuccess: async () => {
      message.success('已保存标签');
      await close();
    },
  });
  const remove = useMutation({
    mutationFn: () =>
      call<typeof deletePolicyLabel>('delete', '/policy-labels/{key}', { params: { key } }),
    onSuccess: close,
  });
  const error = save.error ?? remove.error;
  const faults = new Map(
    (error === null ? [] : faultsOf(error)).flatMap(({ field, message: said }) =>
      field === undefined ? [] : [[field, said] as const],
    ),
  );
  return (
    <Drawer
      open
      size={720}
      title={label.key === '' ? '新建企业标签' : label.name}
      onClose={onClose}
    >
      {error !== null && <Problem error={error} />}
      <Form layout="vertical" component="div">
        <Form.Item label="名称" htmlFor="label-name">
          <Input
            id="label-name"
            maxLength={30}
            value={name}
            onChange={({ target }) => typeName(target.value)}
          />
        </Form.Item>
        <Form.Item label="代码" htmlFor="label-key" extra="小写字母、数字和连字符，以后不改">
          <Input
            id="label-key"
            maxLength={40}
            disabled={label.key !== ''}
            value={key}
            onChange={({ target }) => typeKey(target.value)}
          />
        </Form.Item>
        <Form.Item label="类别" htmlFor="label-group">
          <Select<FactGroup>
            id="label-group"
            value={group}
            options={(Object.keys(factGroups) as FactGroup[]).map((value) => ({
              value,
              label: factGroups[value],
            }))}
            onChange={choose}
          />
        </Form.Item>
        <ConditionEditor
          isLabel
          value={condition}
          terms={terms}
          documentId={undefined}
          faults={stillTrue(faults, { condition }, { condition: tried })}
          onChange={change}
        />
      </Form>
      <div className="form-actions form-actions-fixed">
        <Button
          type="primary"
          loading={save.isPending}
          disabled={key === '' || name === ''}
          onClick={() => save.mutate()}
        >
          保存标签
        </Button>
        {label.key !== '' && (
          <Popconfirm
            title={`删除“${label.name}”？`}
            okText="删除"
            cancelText="取消"
            onConfirm={() => remove.mutate()}
          >
            <Button type="text">删除标签</Button>
          </Popconfirm>
        )}
      </div>
    </Drawer>
  );
}

function Regions({ terms }: { readonly terms: Terms }): ReactNode {
  const may = useMay();
  const mayKeep = may('keep-policy-terms');
  const client = useQueryClient();
  const [code, typeCode] = useState('');
  const [name, typeName] = useState('');
  const renew = () => client.invalidateQueries({ queryKey: [...termsKey] });
  const save = useMutation({
    mutationFn: () =>
      call<typeof putPolicyRegion>('put', '/policy-regions/{code}', {
        params: { code },
        body: { name },
      }),
    onSuccess: async () => {
      typeCode('');
      typeName('');
      await renew();
    },
  });
  const remove = useMutation({
    mutationFn: (gone: string) =>
      call<typeof deletePolicyRegion>('delete', '/policy-regions/{code}', {
        params: { code: gone },
      }),
    onSuccess: renew,
  });
  const error = save.error ?? remove.error;
  return (
    <>
      {error !== null && <Problem error={error} />}
      {mayKeep && (
        <Space wrap className="region-new">
          <Input
            aria-label="区划代码"
            placeholder="代码"
            maxLength={12}
            value={code}
            onChange={({ target }) => typeCode(target.value.trim())}
          />
          <Input
            aria-label="区划名称"
            placeholder="名称"
            maxLength={50}
            value={name}
            onChange={({ target }) => typeName(target.value)}
          />
          <Button
            loading={save.isPending}
            disabled={code === '' || name === ''}
            onClick={() => save.mutate()}
          >
            保存区划
          </Button>
          <SheetImport
            label="导入区划（XLSX）"
            send={(file, trial) =>
              callWithFile<typeof postRegionImport>('/policy-regions/import', file, {
                query: { trial },
              })
            }
            act={(trial) => (trial === undefined ? '导入' : `导入（${trial.regions.length}个）`)}
            isReady={({ regions }) => regions.length > 0}
            said={({ written }) => `已导入${written}个区划`}
            onWritten={renew}
          >
            {({ regions }) => (
              <p>
                读到{regions.length}个区划：
                {regions
                  .slice(0, 8)
                  .map((one) => `${one.code}${one.name}`)
                  .join('、')}
              </p>
            )}
          </SheetImport>
        </Space>
      )}
      <DataTable<Region>
        name="policy-regions"
        columns={regionColumns(mayKeep, remove.mutate)}
        rows={terms.regions}
        rowKey={({ code: own }) => own}
        empty="还没有区划：条件里的注册地按这里的名称显示"
      />
    </>
  );
}

function regionColumns(
  mayKeep: boolean,
  remove: (code: string) => void,
): readonly Column<Region>[] {
  return [
    {
      key: 'code',
      title: '代码',
      width: 160,
      cell: ({ code: own }) => own,
      sortBy: ({ code: own }) => own,
    },
    { key: 'name', title: '名称', cell: ({ name: own }) => own, sortBy: ({ name: own }) => own },
    {
      key: 'act',
      title: '办理',
      width: 100,
      cell: ({ code: own, name: called }) =>
        mayKeep && (
          <Button size="small" aria-label={`删除${called}`} onClick={() => remove(own)}>
            删除
          </Button>
        ),
    },
  ];
}
