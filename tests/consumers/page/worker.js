const worker = new Worker(new URL('./in-worker.js', import.meta.url), { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.querySelector('output').textContent = data;
});
