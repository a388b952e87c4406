// The two browsers, driven headless; what a page saves, and what its worker answers, is noted.
// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const CHROMIUM = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--mute-audio', '--proxy-server=127.0.0.1:9',
];
/** A proxy that is not there, so that nothing is reached but this machine itself; what only works for nobody here is off. */
const FIREFOX = {
  'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': 9, 'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9, 'network.proxy.socks': '127.0.0.1', 'network.proxy.socks_port': 9, 'network.captive-portal-service.enabled': false,
  'layout.frame_rate': 10, 'nimbus.rollouts.enabled': false, 'browser.ml.enable': false, 'browser.newtabpage.activity-stream.enabled': false,
  'extensions.enabledScopes': 0, 'media.rdd-process.enabled': false, 'media.utility-process.enabled': false,
};

/**
 * A browser that reaches nothing but this machine itself.
 * @param {string} nama chromium or firefox
 * @param {string} jalur of the program
 */
export async function launch(nama, jalur) {
  return nama === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath: jalur, headless: true, protocolTimeout: 300000, extraPrefsFirefox: FIREFOX })
    : puppeteer.launch({ executablePath: jalur, headless: true, protocolTimeout: 300000, args: CHROMIUM });
}

/** Runs in the page before its own scripts: notes what is asked, answered and saved, and how long the page was ever held up. */
function note() {
  /** @type {any} */
  const all = window;
  /** What the core was asked and has not answered. @type {Map<number, [string, number]>} */
  const open = new Map();
  all.catatan = { hasil: {}, lama: {}, disimpan: [], diminta: 0, tersimpan: 0, tertahan: 0, pelanggaran: [] };
  const blobs = new Map();
  const make = URL.createObjectURL.bind(URL);
  // In WebKit (Safari) the worker of a page from disk may read no blob; so it may not here either.
  const strange = 'for (const way of ["arrayBuffer", "stream", "text"]) Blob.prototype[way] = () => { throw new DOMException("The I/O read operation failed.", "NotReadableError"); };\n';
  URL.createObjectURL = (what) => {
    const script = what instanceof Blob && what.type === 'text/javascript';
    const address = make(script ? new Blob([strange, what], { type: what.type }) : what);
    blobs.set(address, what);
    return address;
  };
  HTMLAnchorElement.prototype.click = function click() {
    all.catatan.tersimpan += 1;
    all.catatan.disimpan.push({ nama: this.download, isi: blobs.get(this.href) });
  };
  const Plain = Worker;
  all.Worker = class extends Plain {
    /** @param {string} address */
    constructor(address) {
      super(address);
      const send = this.postMessage.bind(this);
      this.postMessage = (/** @type {any} */ what) => {
        open.set(what.id, [what.perintah, performance.now()]);
        all.catatan.diminta += 1;
        send(what);
      };
      this.addEventListener('message', ({ data }) => {
        const [name, since] = open.get(data.id) ?? ['', 0];
        if (!name || !('hasil' in data || 'galat' in data)) return; // it is only told how far it is
        open.delete(data.id);
        if (!data.hasil) return;
        all.catatan.hasil[name] = data.hasil;
        all.catatan.lama[name] = performance.now() - since;
      });
      this.addEventListener('error', () => open.clear());
    }

    terminate() {
      open.clear(); // nobody answers any more
      super.terminate();
    }
  };
  document.addEventListener('securitypolicyviolation', (event) => all.catatan.pelanggaran.push(`${event.effectiveDirective} ${event.blockedURI}`));
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    all.catatan.tertahan = Math.max(all.catatan.tertahan, now - last);
    last = now;
  }, 10);

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const refused = () => byId('galat').innerText;
  // Between the answer to one request and the next one of the same work there are only microtasks, and this is looked at
  // in tasks of its own: what seems to be done is done.
  // A link that saves is there until its turn has come.
  const quiet = () => open.size === 0 && byId('kerja').hidden !== false && !document.querySelector('a[download]');
  /** @param {() => boolean} done @param {number} patience milliseconds @param {string} what */
  const wait = (done, patience, what) => new Promise((resolve, reject) => {
    const end = performance.now() + patience;
    const look = () => {
      if (done()) resolve(undefined);
      else if (performance.now() < end) setTimeout(look, 5);
      else reject(new Error(`${what}: ${JSON.stringify({ diminta: [...open.values()].map(([name]) => name), kerja: byId('kerja').hidden ? '' : byId('kerja-label').textContent, galat: refused() })}`));
    };
    setTimeout(look);
  });
  /** @returns {Promise<number>} once everything is done, how much was ever asked and saved */
  all.catatan.tenang = async () => {
    await wait(quiet, 240000, 'belum selesai');
    return all.catatan.diminta + all.catatan.tersimpan;
  };
  /** Wait until something was begun since then, and all is done; something refused is a mistake. @param {number} dahulu */
  all.catatan.selesai = async (dahulu) => {
    await wait(() => all.catatan.diminta + all.catatan.tersimpan > dahulu || refused() !== '', 30000, 'tidak ada yang dimulai');
    await wait(quiet, 240000, 'belum selesai');
    if (refused()) throw new Error(`ditolak: ${refused()}`);
  };
}

/**
 * Open the page from disk and wait until it is ready.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} alamat
 * @param {{lebar?: number, tinggi?: number, tunggu?: boolean}} [pilihan]
 */
export async function openPage(browser, alamat, { lebar = 1366, tinggi = 768, tunggu = true } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width: lebar, height: tinggi });
  await page.evaluateOnNewDocument(note);
  await page.goto(alamat, { waitUntil: 'domcontentloaded', timeout: 120000 });
  if (tunggu) await ready(page);
  return page;
}

/**
 * Do something on the page in a browser of its own; where it fails, a picture tells how the page looked then.
 * @param {string} nama chromium or firefox
 * @param {string} jalur of the program
 * @param {string} halaman the page's file
 * @param {string} hasil folder for the picture
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} kerja
 */
export async function visit(nama, jalur, halaman, hasil, kerja) {
  const browser = await launch(nama, jalur);
  try {
    const page = await openPage(browser, pathToFileURL(halaman).href);
    const picture = /** @type {`${string}.png`} */ (path.join(hasil, 'gagal.png'));
    try {
      await kerja(page);
    } catch (problem) {
      const seen = await page.screenshot({ path: picture }).then(() => picture, String);
      throw new Error(`gagal di ${nama}; gambar: ${seen}`, { cause: problem });
    }
  } finally {
    await browser.close();
  }
}

/** @param {import('puppeteer-core').Page} page */
export async function ready(page) {
  await page.waitForFunction('document.documentElement.dataset.siap', { timeout: 240000, polling: 50 });
  const state = await page.evaluate('document.documentElement.dataset.siap');
  if (state !== 'ya') throw new Error(`halaman tidak siap: ${await page.evaluate('document.getElementById("galat").textContent')}`);
}

/**
 * Do something and wait until the page has done what it asked for.
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} kerja
 */
export async function until(page, kerja) {
  const before = await page.evaluate('catatan.tenang()');
  await kerja();
  await page.evaluate(`catatan.selesai(${before})`);
}

/** @param {import('puppeteer-core').Page} page @param {string} pemilih @param {string[]} berkas */
export async function upload(page, pemilih, berkas) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$(pemilih));
  await until(page, () => input.uploadFile(...berkas));
}

/** Drop a folder from the file manager; only Chromium can be told to. @param {import('puppeteer-core').Page} page @param {string} pemilih @param {string} folder */
export async function drop(page, pemilih, folder) {
  const session = await page.createCDPSession();
  const box = await (await page.$(pemilih))?.boundingBox();
  if (!box) throw new Error(`tidak terlihat: ${pemilih}`);
  const where = { x: box.x + box.width / 2, y: box.y + 10, data: { items: [], files: [folder], dragOperationsMask: 1 } };
  await until(page, async () => {
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) await session.send('Input.dispatchDragEvent', { type, ...where });
  });
}

/** Click by script: what is scrolled away counts too. @param {import('puppeteer-core').Page} page @param {string} pemilih */
export async function press(page, pemilih) {
  await until(page, () => page.$eval(pemilih, (one) => /** @type {HTMLElement} */ (one).click()));
}

/** Files saved since the last time. @param {import('puppeteer-core').Page} page @returns {Promise<{nama: string, isi: Buffer}[]>} */
export async function saved(page) {
  const found = await page.evaluate(async () => {
    while (document.querySelector('a[download]')) await new Promise((done) => { setTimeout(done, 10); }); // they are saved in turn
    const list = /** @type {any} */ (window).catatan.disimpan.splice(0);
    return Promise.all(list.map((/** @type {any} */ one) => new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done({ nama: one.nama, isi: String(reader.result).split(',')[1] });
      reader.readAsDataURL(one.isi);
    })));
  });
  return found.map((/** @type {any} */ one) => ({ nama: one.nama, isi: Buffer.from(one.isi, 'base64') }));
}

/** @param {import('puppeteer-core').Page} page @param {string} perintah @returns {Promise<any>} what the core last answered */
export async function answered(page, perintah) {
  return page.evaluate((name) => /** @type {any} */ (window).catatan.hasil[name], perintah);
}
