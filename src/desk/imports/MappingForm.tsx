// What the words of the old site mean here: its headings, its columns, and what holds where it says nothing.

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { documentKinds } from '../../rules/document-classes.ts';
import { sourceFields } from '../../rules/import-mapping.ts';
import type { getColumns } from '../../web/api/documents.ts';
import { call } from '../api.ts';
import type { Run } from './ImportPage.tsx';

type Mapping = Run['mapping'];

const kindOptions = Object.entries(documentKinds).map(([value, { label }]) => ({ value, label }));
const fieldOptions = Object.entries(sourceFields).map(([value, label]) => ({ value, label }));

export function MappingForm(props: {
  readonly mapping: Mapping;
  readonly unmapped: { readonly fields: readonly string[]; readonly columns: readonly string[] };
  readonly onChange: (mapping: Mapping) => void;
}): ReactNode {
  const { mapping, unmapped, onChange } = props;
  const { data } = useQuery({
    queryKey: ['columns'],
    queryFn: () => call<typeof getColumns>('get', '/columns', {}),
    staleTime: Infinity,
  });
  // The code of a column is the last step of its address.
  const columns = (data?.items ?? []).map(({ name, path }) => ({
    value: path.split('/').at(-1) ?? path,
    label: name,
  }));
  const names = namesOf(mapping.columns, unmapped.columns);
  const fields = namesOf(mapping.fields, unmapped.fields);
  const put = (part: 'fields' | 'columns' | 'kinds', name: string, to: string | null): void => {
    onChange({ ...mapping, [part]: { ...mapping[part], [name]: to ?? '' } });
  };
  const { defaults } = mapping;
  const say = (name: string, to: string | boolean | null): void => {
    onChange({ ...mapping, defaults: { ...defaults, [name]: to ?? '' } });
  };
  return (
    <div className="import-mapping">
      {names.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">原来的栏目</th>
              <th scope="col">本站栏目</th>
              <th scope="col">信息种类</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Choice
                    label={`${name}：本站栏目`}
                    value={mapping.columns[name]}
                    options={columns}
                    onChange={(to) => put('columns', name, to)}
                  />
                </td>
                <td>
                  <Choice
                    label={`${name}：信息种类`}
                    value={mapping.kinds[name]}
                    options={kindOptions}
                    onChange={(to) => put('kinds', name, to)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">原来的列</th>
              <th scope="col">是什么</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Choice
                    label={`${name}：是什么`}
                    value={mapping.fields[name]}
                    options={fieldOptions}
                    onChange={(to) => put('fields', name, to)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>没有写的，取</h3>
      <div className="import-defaults">
        <label>
          信息种类
          <Choice
            label="没有写的信息种类"
            value={textIn(defaults['kind'])}
            options={kindOptions}
            onChange={(to) => say('kind', to)}
          />
        </label>
        <label>
          栏目
          <Choice
            label="没有写的栏目"
            value={textIn(defaults['column'])}
            options={columns}
            onChange={(to) => say('column', to)}
          />
        </label>
        <label>
          发布机构
          <Input
            maxLength={100}
            value={textIn(defaults['publisher'])}
            onChange={({ target }) => say('publisher', target.value)}
          />
        </label>
        <label>
          发文机关
          <Input
            maxLength={100}
            placeholder="同发布机构"
            value={textIn(defaults['issuer'])}
            onChange={({ target }) => say('issuer', target.value)}
          />
        </label>
      </div>
      <Checkbox
        checked={defaults['madeOnIsPublication'] === true}
        onChange={({ target }) => say('madeOnIsPublication', target.checked)}
      >
        没有成文日期的，取发布日期（在报告里逐条提示）
      </Checkbox>
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (to: string | null) => void;
}): ReactNode {
  const { label, value, options, onChange } = props;
  return (
    <Select<string | null>
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="请选择"
      value={value === undefined || value === '' ? null : value}
      options={[...options]}
      onChange={(to) => onChange(to ?? null)}
    />
  );
}

function namesOf(
  said: Readonly<Record<string, string>>,
  unmapped: readonly string[],
): readonly string[] {
  return [...new Set([...unmapped, ...Object.keys(said)])].sort((a, b) => a.localeCompare(b, 'zh'));
}

function textIn(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value : '';
}
