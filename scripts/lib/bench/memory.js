/** How much the module's memory grows over `count` checks, and what it has at the end, in KiB. */
export function memoryOver(count, check) {
  const { grow } = WebAssembly.Memory.prototype;
  let grown = 0;
  WebAssembly.Memory.prototype.grow = function (pages) {
    grown += pages * 64;
    return grow.call(this, pages);
  };
  const before = process.memoryUsage.rss();
  for (let i = 0; i < count; i += 1) check();
  WebAssembly.Memory.prototype.grow = grow;
  return { grown, resident: (process.memoryUsage.rss() - before) / 1024 };
}
