// The bell in the head: how many reminders stand, and whether any is new.

import { BellOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import type { ReactNode } from 'react';
import { goTo } from '../router.tsx';
import { amber, vermilion } from '../theme.ts';
import { useBadges } from './notice-queries.ts';

export function Bell(): ReactNode {
  const { data } = useBadges();
  if (data === undefined) return null;
  const { notices, unseen, grave } = data;
  const words = [
    `${notices}条提醒`,
    ...(grave > 0 ? [`${grave}条紧要`] : []),
    ...(unseen > 0 ? [`${unseen}条未看`] : []),
  ].join('，');
  return (
    <Button
      type="text"
      className="frame-bell"
      aria-label={words}
      title={words}
      onClick={() => goTo('/notices')}
    >
      <Badge
        count={notices}
        size="small"
        overflowCount={99}
        color={grave > 0 ? vermilion : amber}
        offset={[4, -2]}
      >
        <BellOutlined className={unseen > 0 ? 'bell bell-new' : 'bell'} />
      </Badge>
    </Button>
  );
}
