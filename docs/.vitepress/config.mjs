import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

import { entryNames } from '../scripts/reference.mjs';
import { stages } from '../scripts/stages.mjs';

const repository = 'https://github.com/mapping-generator/mapping-generator';

const guides = [
  { text: 'Authors', link: '/guide/authors' },
  { text: 'Page builders', link: '/guide/pages' },
  { text: 'Platforms', link: '/guide/platforms' },
  { text: 'CI, editors, agents', link: '/guide/ci' },
  { text: 'Heuristics of the editor', link: '/guide/heuristics' },
];

/** By stage: a list of all codes beside each of their pages would be most of the site. */
const diagnostics = Object.values(stages).map((text) => ({
  text,
  link: `/diagnostics/#${text.toLowerCase().replaceAll(' ', '-')}`,
}));

const reference = entryNames().map((name) => ({ text: name, link: `/reference/${name}` }));

const english = {
  label: 'English',
  lang: 'en',
  themeConfig: {
    nav: [
      { text: 'Guides', items: guides },
      { text: 'Diagnostics', link: '/diagnostics/' },
      { text: 'Reference', link: '/reference/' },
      { text: 'Performance', link: '/performance' },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: {
      '/guide/': [{ text: 'Guides', items: guides }],
      '/diagnostics/': [{ text: 'Diagnostics', link: '/diagnostics/', items: diagnostics }],
      '/reference/': [{ text: 'Reference', link: '/reference/', items: reference }],
    },
  },
};

const chinese = {
  label: '简体中文',
  lang: 'zh-Hans',
  themeConfig: {
    nav: [
      { text: '作者指南', link: '/zh/guide/authors' },
      { text: '在线试用', link: '/zh/playground' },
      { text: '诊断（英文）', link: '/diagnostics/' },
    ],
    outline: { label: '本页内容' },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    returnToTopLabel: '回到顶部',
    sidebarMenuLabel: '菜单',
    langMenuLabel: '语言',
  },
};

const searchInChinese = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    noResultsText: '没有结果',
    resetButtonTitle: '清除',
    footer: { selectText: '打开', navigateText: '移动', closeText: '关闭' },
  },
};

/** The packages stand beside the site, each with what it uses in a folder of its own; of these there must be one copy. */
const shared = ['autocomplete', 'commands', 'lang-json', 'language', 'lint', 'state', 'view']
  .map((name) => `@codemirror/${name}`)
  .concat(['@lezer/common', '@lezer/highlight']);

export default defineConfig({
  title: 'mapping-generator',
  description: 'A compiler front end for graph mappings that runs in the page',
  head: [['link', { rel: 'icon', href: '/favicon.svg' }]],
  // The list of all codes on one page is for those who read the repository.
  srcExclude: ['diagnostics.md', 'parts/**', 'node_modules/**'],
  locales: { root: english, zh: chinese },
  themeConfig: {
    // Few pages are in both languages.
    i18nRouting: false,
    outline: { level: [2, 3] },
    search: { provider: 'local', options: { locales: { zh: { translations: searchInChinese } } } },
    socialLinks: [{ icon: 'github', link: repository }],
  },
  vite: {
    resolve: {
      dedupe: shared,
      alias: { '#samples': fileURLToPath(new URL('../../samples/tpch', import.meta.url)) },
    },
    // Vite would move the package's script away from its .wasm file.
    optimizeDeps: { exclude: ['mapping-generator'] },
    server: { fs: { allow: ['..'] } },
    // The module's script waits at its top.
    build: { target: 'es2022', chunkSizeWarningLimit: 1000 },
  },
});
