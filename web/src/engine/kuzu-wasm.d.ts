// The engine comes without types: what the editor asks of it.
declare module 'kuzu-wasm/sync' {
  import type { Kuzu } from 'mapping-generator-editor/engine';
  const kuzu: Kuzu;
  export default kuzu;
}
