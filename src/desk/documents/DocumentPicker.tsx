// A document of the organ, found by what one types of its number or title.

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { DocumentKind } from '../../rules/document-classes.ts';
import { validities } from '../../rules/validity.ts';
import type { getDocumentSearch } from '../../web/api/document-time.ts';
import { call, type ReplyOf } from '../api.ts';

export type Found = ReplyOf<typeof getDocumentSearch>['items'][number];

const pause = 250; // ms without a key before the server is asked

function useFound(text: string, kind: DocumentKind | undefined): readonly Found[] | undefined {
  const [asked, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['document-search', asked, kind],
    enabled: asked !== '',
    queryFn: () =>
      call<typeof getDocumentSearch>('get', '/document-search', {
        query: { q: asked, ...(kind === undefined ? {} : { kind }) },
      }),
  });
  return asked === '' ? undefined : data?.items;
}

export function DocumentPicker(props: {
  readonly id?: string;
  readonly label: string;
  /** What is chosen, as it is called. */
  readonly name: string;
  readonly kind?: DocumentKind;
  /** Never the document itself. */
  readonly except?: number | undefined;
  /** Documents that are not here may be named. */
  readonly mayName?: boolean;
  /** Only what readers see already. */
  readonly isPublished?: boolean;
  readonly onChoose: (chosen: { readonly id: number | null; readonly name: string }) => void;
}): ReactNode {
  const { id, label, name, kind, except, mayName = false, isPublished = false, onChoose } = props;
  const [text, type] = useState('');
  const found = useFound(text, kind)?.filter(
    (one) => one.id !== except && (!isPublished || one.state === 'published'),
  );
  const typed = text.trim();
  const options = [
    ...(found ?? []).map((one) => ({
      value: String(one.id),
      name: one.title,
      label: (
        <span className="picked">
          <span>{one.title}</span>
          <span className="quiet">
            {[one.documentNumber, one.state === 'published' ? validities[one.validity] : '尚未发布']
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </span>
      ),
    })),
    ...(mayName && typed !== ''
      ? [{ value: 'name', name: typed, label: `本系统以外的文件：${typed}` }]
      : []),
  ];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="picker"
      aria-label={label}
      showSearch={{ filterOption: false, searchValue: text, onSearch: type }}
      placeholder="输入文号或者标题"
      value={name === '' ? null : name}
      allowClear
      notFoundContent={typed === '' ? '输入文号或者标题的几个字' : '没有找到'}
      options={options}
      onChange={(value: string | null | undefined) => {
        type('');
        const chosen = options.find((option) => option.value === value);
        if (chosen === undefined) onChoose({ id: null, name: '' });
        else onChoose({ id: value === 'name' ? null : Number(value), name: chosen.name });
      }}
    />
  );
}
