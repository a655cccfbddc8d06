// The pages of the back office: address, name in the menu, who sees them. Each is fetched when first opened.

import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ExportOutlined,
  FileTextOutlined,
  InboxOutlined,
  LockOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Permission } from '../rules/roles.ts';

export interface PageProps {
  readonly parts: Readonly<Record<string, string>>;
}

export interface Page {
  readonly pattern: string;
  readonly component: ComponentType<PageProps>;
  /** Any of these; empty for everybody. */
  readonly permissions: readonly Permission[];
  readonly menu?: { readonly to: string; readonly label: string; readonly icon: ReactNode };
}

export const pages: readonly Page[] = [
  {
    pattern: '/letters/:id',
    component: lazy(() => import('./letters/LetterPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/letters/:id/review',
    component: lazy(() => import('./letters/ReviewPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/requests/:id/redact/:position',
    component: lazy(() => import('./requests/Redact.tsx')),
    permissions: ['handle-requests'],
  },
  {
    pattern: '/requests',
    component: lazy(() => import('./requests/Queue.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/requests', label: '依申请公开', icon: <InboxOutlined /> },
  },
  {
    pattern: '/requests/new',
    component: lazy(() => import('./requests/NewRequest.tsx')),
    permissions: ['handle-requests'],
  },
  {
    pattern: '/requests/:id',
    component: lazy(() => import('./requests/RequestPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/inbox',
    component: lazy(() => import('./inbox/Inbox.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/inbox', label: '待我审批', icon: <CheckSquareOutlined /> },
  },
  {
    pattern: '/conversions',
    component: lazy(() => import('./requests/Conversions.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/conversions', label: '转为主动公开', icon: <ExportOutlined /> },
  },
  {
    pattern: '/withheld',
    component: lazy(() => import('./requests/Withheld.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/withheld', label: '不予公开台账', icon: <LockOutlined /> },
  },
  {
    pattern: '/documents',
    component: lazy(() => import('./documents/DocumentList.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/documents', label: '主动公开', icon: <FileTextOutlined /> },
  },
  {
    pattern: '/documents/:id',
    component: lazy(() => import('./documents/DocumentPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/reports',
    component: lazy(() => import('./report/ReportIndex.tsx')),
    permissions: ['read-report'],
    menu: { to: '/reports', label: '年度报告', icon: <TableOutlined /> },
  },
  {
    pattern: '/reports/:code/:year',
    component: lazy(() => import('./report/ReportPage.tsx')),
    permissions: ['read-report'],
  },
  {
    pattern: '/organs',
    component: lazy(() => import('./administration/Organs.tsx')),
    permissions: [],
    menu: { to: '/organs', label: '机关', icon: <BankOutlined /> },
  },
  {
    pattern: '/staff',
    component: lazy(() => import('./administration/Staff.tsx')),
    permissions: ['manage-staff', 'grant-roles'],
    menu: { to: '/staff', label: '人员与岗位', icon: <TeamOutlined /> },
  },
  {
    pattern: '/calendar',
    component: lazy(() => import('./administration/CalendarPage.tsx')),
    permissions: [],
    menu: { to: '/calendar', label: '工作日历', icon: <CalendarOutlined /> },
  },
  {
    pattern: '/log',
    component: lazy(() => import('./administration/AuditLog.tsx')),
    permissions: ['read-log'],
    menu: { to: '/log', label: '日志', icon: <AuditOutlined /> },
  },
];
