// What columns say of themselves to machines: each of the tree something else, in the name of its organ.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnDescription } from '../../src/rules/column-description.ts';
import { disclosureColumns, placedColumns } from '../../src/rules/disclosure-columns.ts';
import { listForms, type ListForm } from '../../src/rules/list-forms.ts';

const organ = '青枫经济技术开发区管理委员会';

test('every column of the tree says something else, and whose it is', () => {
  const said = placedColumns(disclosureColumns).map(({ name, kind, item, children = [] }) =>
    columnDescription(organ, {
      name,
      kind,
      item,
      listForm: 'documents',
      below: children.map((child) => child.name),
    }),
  );
  assert.equal(new Set(said).size, said.length);
  for (const one of said) {
    assert.ok(one.includes(organ), one);
    // Beyond about so much result lists cut it off.
    assert.ok(one.length <= 160, one);
  }
  assert.ok(said.some((one) => one.includes('突发公共事件的应急预案')));
});

test('a column names what stands below it, and how it is listed', () => {
  const column = { name: '公报', kind: 'list', below: [] } as const;
  const said = (Object.keys(listForms) as ListForm[]).map((listForm) =>
    columnDescription(organ, { ...column, listForm }),
  );
  assert.equal(new Set(said).size, said.length);
  const section = columnDescription(organ, {
    name: '概况信息',
    kind: 'section',
    listForm: 'documents',
    below: ['区域简介', '机构设置'],
  });
  assert.equal(section, `${organ}的概况信息：区域简介、机构设置。`);
});
