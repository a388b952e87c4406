// Jaga: nothing leaves the page. The policy in its head stops every connection; what a policy cannot stop is closed here.
// @ts-check

/** Names of doors that no policy closes in every browser. */
const PINTU = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'SharedWorker'];

/**
 * Close what could carry something out of the page: going elsewhere, new windows, direct connections.
 * @param {boolean} [bingkai] whether what stands in frames is closed too; Excel on the web talks to its pane from one
 */
export function guard(bingkai = true) {
  /** @type {any} */
  const all = globalThis;
  for (const name of PINTU) {
    if (name in all) Object.defineProperty(all, name, { value: undefined, writable: false, configurable: false });
  }
  Object.defineProperty(all, 'open', { value: () => null, writable: false, configurable: false });
  for (const kind of bingkai ? ['HTMLIFrameElement', 'HTMLObjectElement', 'HTMLEmbedElement'] : []) {
    for (const inside of ['contentWindow', 'contentDocument', 'getSVGDocument']) {
      if (inside in all[kind].prototype) Object.defineProperty(all[kind].prototype, inside, { value: null, writable: false, configurable: false });
    }
  }
  all.navigation?.addEventListener('navigate', (/** @type {any} */ event) => {
    const here = location.href.split('#')[0];
    const inside = event.destination.url.split('#')[0] === here;
    const saved = event.downloadRequest !== null && event.destination.url.startsWith('blob:');
    if (!inside && !saved && event.cancelable) event.preventDefault();
  });
  // A click on anything that leads elsewhere, also in browsers that do not know the event above.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href], area[href]') : null;
    const address = link?.getAttribute('href') ?? '#';
    if (!address.startsWith('#') && !(address.startsWith('blob:') && link?.hasAttribute('download'))) event.preventDefault();
  }, true);
  // A file that misses the drop area must not replace the page.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
}

/**
 * Try to send a word to nowhere in every way a page can, and tell what the browser said.
 * @returns {Promise<[string, boolean][]>} the ways, and whether each was refused
 */
export async function tryToSend() {
  const away = 'https://uji-halaman.invalid/';
  /** @type {Set<string>} */
  const refused = new Set();
  const noted = (/** @type {SecurityPolicyViolationEvent} */ event) => refused.add(event.effectiveDirective);
  document.addEventListener('securitypolicyviolation', noted);
  const quiet = () => undefined;
  await fetch(away, { method: 'POST', body: 'uji' }).catch(quiet);
  const picture = new Image();
  picture.src = `${away}uji.png`;
  try {
    new WebSocket('wss://uji-halaman.invalid/').onerror = quiet;
  } catch {
    refused.add('connect-src');
  }
  await new Promise((done) => setTimeout(done, 300));
  document.removeEventListener('securitypolicyviolation', noted);
  const connected = refused.has('connect-src');
  return [
    ['mengirim data (fetch)', connected],
    ['membuka saluran tetap (WebSocket)', connected],
    ['memuat gambar dari luar', refused.has('img-src')],
  ];
}
