/** Keeps the built page for use without a network. Where the browser has no service worker, the page does without. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('./offline-worker.js').catch((error: unknown) => {
    console.warn('This page is not kept for use without a network:', error);
  });
}
