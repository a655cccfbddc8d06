// Our tokens for Ant Design: one ink blue for what can be done, one vermilion for what is overdue or
// official, hairlines instead of shadows, corners of 4 px.

import { theme, type ThemeConfig } from 'antd';

export const ink = '#16406b';
export const vermilion = '#b8291b';
export const amber = '#8a5200';
export const green = '#1d6b3a';
export const muted = '#4b535d';

const fontFamily =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif';

type Algorithm = Extract<NonNullable<ThemeConfig['algorithm']>, (...args: never) => unknown>;

/** Compact in its spaces, but not in its letters: Chinese at 12 px is hard to read. */
const compact: Algorithm = (seed, map) => ({
  ...theme.compactAlgorithm(seed, map),
  ...Object.fromEntries(
    Object.entries(theme.defaultAlgorithm(seed)).filter(([name]) =>
      /^(?:fontSize|lineHeight|fontHeight)/.test(name),
    ),
  ),
});

/** Rules under `:where()` are thrown away by browsers that cannot read it (Chromium before 88). */
const readsWhere = CSS.supports('selector(:where(a))');

export const deskTheme: ThemeConfig = {
  hashed: readsWhere,
  algorithm: compact,
  token: {
    colorPrimary: ink,
    colorInfo: ink,
    colorInfoBg: '#eef3f9',
    colorInfoBorder: '#b9c9dc',
    colorSuccessBg: '#edf6ef',
    colorSuccessBorder: '#b4d3bd',
    colorWarningBg: '#fbf3e2',
    colorWarningBorder: '#e0c691',
    colorErrorBg: '#fbecea',
    colorErrorBorder: '#e3b0aa',
    colorBgMask: 'rgba(15, 27, 42, 0.35)',
    colorLink: ink,
    colorError: vermilion,
    colorWarning: amber,
    colorSuccess: green,
    colorText: '#1b1f24',
    colorTextSecondary: '#4b535d',
    colorTextTertiary: '#626b76',
    colorTextDescription: '#4b535d',
    colorTextPlaceholder: '#6b7480',
    colorBorder: '#b9c0c8',
    colorBorderSecondary: '#dfe3e8',
    borderRadius: 4,
    borderRadiusLG: 4,
    borderRadiusSM: 3,
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    fontFamily,
    fontSize: 14,
    controlHeight: 32,
    motion: false,
  },
  components: {
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', bodyBg: '#ffffff' },
    Menu: { itemSelectedBg: '#e9eff7', itemBorderRadius: 4 },
    Table: {
      headerBg: '#f5f7f9',
      headerSplitColor: 'transparent',
      cellPaddingBlock: 8,
      // Ticked rows stay as readable as the others.
      rowSelectedBg: '#e8eff7',
      rowSelectedHoverBg: '#dde8f3',
    },
    Drawer: { paddingLG: 20 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
