// How a document is classed: 体裁, 主题分类 in its two levels, 组配分类 (国办发〔2017〕47号).

import { AutoComplete, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { documentKinds, genres, isTheme, themes } from '../../rules/document-classes.ts';
import { subthemes } from '../../rules/subthemes.ts';

const groupClasses = Object.values(documentKinds).map(({ label }) => ({ value: label }));

export function ClassFields(): ReactNode {
  const form = Form.useFormInstance();
  const theme = (Form.useWatch('theme') as string | null | undefined) ?? '';
  const second = isTheme(theme) ? subthemes[theme].map((value) => ({ value })) : [];
  return (
    <>
      <div className="fields-2">
        <Form.Item name="genre" label="体裁">
          <Select allowClear options={genres.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="groupClass" label="组配分类">
          <AutoComplete
            allowClear
            maxLength={100}
            options={groupClasses}
            showSearch={{ filterOption: contains }}
          />
        </Form.Item>
      </div>
      <div className="fields-2">
        <Form.Item name="theme" label="主题">
          <Select
            allowClear
            showSearch
            options={themes.map((value) => ({ value, label: value }))}
            // The second level belongs to the first.
            onChange={() => form.setFieldValue('subtheme', null)}
          />
        </Form.Item>
        <Form.Item name="subtheme" label="主题（二级）">
          <AutoComplete
            allowClear
            maxLength={100}
            disabled={theme === ''}
            options={second}
            showSearch={{ filterOption: contains }}
          />
        </Form.Item>
      </div>
    </>
  );
}

function contains(typed: string, option: { readonly value?: string } | undefined): boolean {
  return option?.value?.includes(typed) === true;
}
