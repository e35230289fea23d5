import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent } from 'vue';

import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // Only its page needs an editor.
    app.component(
      'MappingPlayground',
      defineAsyncComponent(() => import('./MappingPlayground.vue')),
    );
  },
};
