// Menu at the left, who one is at the top, the page in the middle. On a narrow screen the menu is a drawer.

import { MenuOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Drawer, Dropdown, Layout, Menu, Result, Spin } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { roles } from '../rules/roles.ts';
import { dayText } from '../rules/request/clock-badge.ts';
import type { deleteSession } from '../web/api/session.ts';
import { call } from './api.ts';
import { Bell } from './notices/Bell.tsx';
import { useBadges } from './notices/notice-queries.ts';
import { type Page, pages } from './pages.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { goTo, matchPath, usePlace } from './router.tsx';
import { reloadSession, useMay, useSession } from './session.ts';
import { muted, vermilion } from './theme.ts';
import { ChangePassword } from './sign-in/ChangePassword.tsx';

export function Frame(): ReactNode {
  const session = useSession();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { path } = usePlace();
  return (
    <Layout className="frame">
      <a className="skip" href="#page">
        跳到正文
      </a>
      <Layout.Header className="frame-head">
        <Button
          className="frame-menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label="菜单"
          onClick={() => setMenuOpen(true)}
        />
        <span className="frame-brand">
          <span className="frame-brand-mark" aria-hidden="true" />
          政府信息公开
        </span>
        <span className="frame-organ">{session.organ.name}</span>
        <Today />
        <Bell />
        <Account />
      </Layout.Header>
      <Layout hasSider>
        <Layout.Sider className="frame-side" width={176}>
          <MainMenu />
        </Layout.Sider>
        <Layout.Content className="frame-page" id="page">
          <ErrorBoundary key={path}>
            <Suspense fallback={<Spin className="page-spin" />}>
              <CurrentPage />
            </Suspense>
          </ErrorBoundary>
        </Layout.Content>
      </Layout>
      <Drawer
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={240}
        title="菜单"
      >
        <MainMenu onChoose={() => setMenuOpen(false)} />
      </Drawer>
    </Layout>
  );
}

function CurrentPage(): ReactNode {
  const { path } = usePlace();
  const may = useMay();
  const isOpen = (page: Page): boolean =>
    page.permissions.length === 0 || page.permissions.some(may);
  if (path === '/') {
    const first = pages.find((page) => page.menu !== undefined && isOpen(page));
    if (first?.menu !== undefined) goTo(first.menu.to, { replace: true });
    return null;
  }
  for (const page of pages) {
    const parts = matchPath(page.pattern, path);
    if (parts === undefined) continue;
    if (isOpen(page)) return <page.component key={path} parts={parts} />;
    return <Result status="403" title="您的岗位没有这项权限" subTitle="岗位由安全管理员授予。" />;
  }
  return <Result status="404" title="没有这个页面" subTitle="请从左侧菜单进入。" />;
}

function MainMenu({ onChoose }: { readonly onChoose?: () => void }): ReactNode {
  const { path } = usePlace();
  const may = useMay();
  const { data: badges } = useBadges();
  const items = pages
    .filter(({ permissions }) => permissions.length === 0 || permissions.some(may))
    .flatMap(({ menu }) => (menu === undefined ? [] : [menu]));
  const selected = items.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        selectedKeys={selected === undefined ? [] : [selected.to]}
        items={items.map(({ to, label, icon, badge }) => ({
          key: to,
          icon,
          label: (
            <>
              {label}
              {badge !== undefined && (
                <Badge
                  className="menu-badge"
                  count={badges?.[badge] ?? 0}
                  size="small"
                  color={badge === 'notices' && (badges?.grave ?? 0) > 0 ? vermilion : muted}
                />
              )}
            </>
          ),
        }))}
        onClick={({ key }) => {
          goTo(key);
          onChoose?.();
        }}
      />
    </nav>
  );
}

function Today(): ReactNode {
  const { today, isClockSet } = useSession();
  return (
    <span className={isClockSet ? 'frame-today frame-today-set' : 'frame-today'}>
      {isClockSet && '时钟已拨到 '}
      {dayText(today)}
    </span>
  );
}

function Account(): ReactNode {
  const session = useSession();
  const client = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const posts = session.roles.map((role) => roles[role]).join('、') || '尚无岗位';
  const leave = async (): Promise<void> => {
    await call<typeof deleteSession>('delete', '/session').catch(() => undefined);
    // Nothing of what was read stays in this browser's memory.
    client.clear();
    window.location.assign('/desk/');
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', label: `${session.username} · ${posts}`, disabled: true },
            { key: 'password', label: '修改密码' },
            { key: 'leave', label: '退出登录' },
          ],
          onClick: ({ key }) => {
            if (key === 'password') setChanging(true);
            if (key === 'leave') void leave();
          },
        }}
      >
        <Button type="text" className="frame-account">
          {session.name}
        </Button>
      </Dropdown>
      {isChanging && (
        <ChangePassword
          session={session}
          onClose={() => {
            setChanging(false);
            void reloadSession(client);
          }}
        />
      )}
    </>
  );
}
