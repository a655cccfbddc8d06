// Sending one's report to the superior before it is signed, so that what does not fit is found in time.

import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { postSubmission } from '../../web/api/roll-up-organs.ts';
import { call } from '../api.ts';
import { useMay } from '../session.ts';
import { type At, useAct } from './roll-up-queries.ts';

export function SubmitReport({ code, year }: At): ReactNode {
  const may = useMay();
  const { message } = App.useApp();
  const { mutate, isPending } = useAct(async () => {
    try {
      await call<typeof postSubmission>('post', '/organs/{code}/annual-reports/{year}/submission', {
        params: { code, year },
        body: {},
      });
      message.success('已报送上级');
    } catch (error) {
      message.error(error instanceof Error ? error.message : '没有报送成功');
    }
  });
  if (!may('seal-report')) return null;
  return (
    <Button loading={isPending} onClick={() => mutate(undefined)}>
      报送上级
    </Button>
  );
}
