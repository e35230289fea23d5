const controlled = new Promise((resolve) => {
  navigator.serviceWorker.addEventListener('controllerchange', resolve);
});
await navigator.serviceWorker.register('./service-worker.js', { type: 'module' });
await controlled;
document.querySelector('output').textContent = await (await fetch('./answer')).text();
