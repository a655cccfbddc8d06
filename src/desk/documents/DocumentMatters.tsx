// Which matters of the grass-roots catalogue a document answers.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import type { ReactNode } from 'react';
import { areaName } from '../../rules/grassroots-catalogue.ts';
import type {
  getCatalogue,
  getDocumentMatters,
  putDocumentMatters,
} from '../../web/api/catalogue.ts';
import { call } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { useMay } from '../session.ts';

/** Nothing where the organ keeps no catalogue. */
export function DocumentMatters({ id }: { readonly id: number }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const catalogue = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => call<typeof getCatalogue>('get', '/catalogue', {}),
    staleTime: 60_000,
  });
  const own = useQuery({
    queryKey: ['document', id, 'matters'],
    queryFn: () =>
      call<typeof getDocumentMatters>('get', '/documents/{id}/matters', { params: { id } }),
  });
  const { mutate, isPending } = useMutation({
    mutationFn: (matters: number[]) =>
      call<typeof putDocumentMatters>('put', '/documents/{id}/matters', {
        params: { id },
        body: { matters },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['document', id, 'matters'] });
      await client.invalidateQueries({ queryKey: ['catalogue'] });
    },
    onError: (error) => message.error(error.message),
  });
  const items = catalogue.data?.items ?? [];
  if (items.length === 0 || own.data === undefined) return null;
  return (
    <Panel title="对应的基层公开目录事项" id="matters">
      <Select<number[]>
        mode="multiple"
        aria-label="对应的目录事项"
        className="matters-select"
        optionFilterProp="label"
        placeholder="不在目录里的不选"
        disabled={!may('edit-documents') || isPending}
        value={[...own.data.matters]}
        onChange={(matters) => mutate(matters)}
        options={items.map((one) => ({
          value: one.id,
          label: `${areaName(one.area)}：${one.matter}：${one.submatter}`,
        }))}
      />
    </Panel>
  );
}
