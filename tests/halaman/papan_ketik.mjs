// The page with the keyboard alone: every stop is seen, named and outlined, and nobody is thrown back to the beginning.
// On the way axe-core says in each state, light and dark, what a reader of screens, or weak eyes, would miss.
// node papan_ketik.mjs PROGRAM PAGE DATA
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, openPage, until, upload } from './peramban.mjs';

const [program, file, data] = process.argv.slice(2);
const books = fs.readdirSync(path.join(data, 'buku')).sort().map((one) => path.join(data, 'buku', one));
const own = books.filter((one) => one.includes('Citra'));
const MOST = 600;
const axe = fs.readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Runs in the page: where the keyboard is; empty where it is nowhere. */
function where() {
  const here = /** @type {HTMLInputElement} */ (document.activeElement);
  if (!here || here === document.body) return '';
  const box = here.getBoundingClientRect();
  const wrong = [];
  if (box.width < 2 || box.height < 2 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push('tak terlihat');
  if (getComputedStyle(here).outlineStyle === 'none') wrong.push('tanpa garis');
  const name = here.getAttribute('aria-label') || here.labels?.[0]?.textContent || here.textContent?.trim() || '';
  if (!name) wrong.push('tanpa nama');
  return `${wrong.join(', ')}|${here.tagName.toLowerCase()} ${name.slice(0, 40)}`;
}

/** Runs in the page: what breaks a rule of WCAG 2.2 A or AA, or a good habit. @param {string} program axe-core */
async function judge(program) {
  const all = /** @type {any} */ (window);
  if (!all.axe) new Function(`${program};window.axe = axe;`)();
  const { violations } = await all.axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap((/** @type {any} */ rule) => rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 120)}`));
}

const browser = await launch('chromium', program);
try {
  const page = await openPage(browser, pathToFileURL(file).href);
  /** @type {Record<string, string[]>} */
  const stops = {};
  /** @type {Record<string, unknown>} */
  const told = {};
  /** @type {Record<string, string[]>} */
  const missed = {};
  /** @param {string} nama */
  const walk = async (nama) => {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
      /** @type {HTMLElement} */ (document.activeElement)?.blur();
      scrollTo(0, 0);
    });
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      missed[`${nama} ${value}`] = await page.evaluate(judge, axe);
    }
    stops[nama] = [];
    for (let count = 0; count < MOST; count += 1) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(where);
      if (!now) break;
      stops[nama].push(now);
    }
  };
  /** @param {string} kunci */
  const key = (kunci) => page.keyboard.press(/** @type {any} */ (kunci));
  const name = async () => (await page.evaluate(where)).split('|')[1] ?? '';

  await walk('kosong');
  await page.evaluate(() => { /** @type {HTMLElement} */ (document.activeElement)?.blur(); });
  await key('Tab');
  await key('Enter');
  await key('Tab');
  told.lompat = await name();
  await page.focus('#tab-pegawai');
  told.tab = [];
  for (const one of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
    await key(one);
    /** @type {string[]} */ (told.tab).push(await name());
  }
  await page.focus('#bagian-pegawai .taruh button');
  // Asked for, and answered, before a key is pressed: page.waitForFileChooser asks at the same time, and now and then too late.
  const session = await page.createCDPSession();
  await session.send('Page.enable');
  await session.send('Page.setInterceptFileChooserDialog', { enabled: true });
  let opened = 0;
  for (const one of ['Space', 'Enter']) {
    /** @type {Promise<import('puppeteer-core').Protocol.Page.FileChooserOpenedEvent>} */
    const next = new Promise((resolve, reject) => {
      session.once('Page.fileChooserOpened', resolve);
      setTimeout(() => reject(new Error(`${one} tidak membuka pilihan berkas`)), 30000).unref();
    });
    await key(one);
    const { backendNodeId } = await next;
    opened += 1;
    if (one === 'Enter') await until(page, () => session.send('DOM.setFileInputFiles', { files: own, backendNodeId }));
  }
  told.memilih = opened;
  await page.waitForSelector('#bagian-pegawai .dokumen', { timeout: 60000 });
  told.sesudahMemeriksa = await name();
  await walk('pegawai');
  await page.$$eval('button.tautan', (all) => /** @type {HTMLElement} */ (all.find((one) => one.textContent?.includes('konseling'))).focus());
  await until(page, () => key('Enter'));
  await page.waitForFunction(() => document.body.textContent?.includes('Naskah konseling bersifat rahasia'), { timeout: 30000 });
  told.sesudahDiganti = await name();
  await page.focus('#bagian-pegawai .dokumen');
  await until(page, () => key('Space'));
  told.disimpan = await page.evaluate('catatan.tersimpan');
  for (const one of ['Escape', 'Tutup']) {
    await page.focus('#bagian-pegawai .dokumen');
    await page.$eval('#bagian-pegawai input[type=file]', (input) => {
      const given = new DataTransfer();
      given.items.add(new File(['x'], 'catatan.txt'));
      /** @type {HTMLInputElement} */ (input).files = given.files;
      input.dispatchEvent(new Event('change'));
    });
    const before = await name();
    if (one === 'Tutup') {
      await key('Tab');
      await key('Tab');
      await key('Enter');
    } else await key(one);
    told[one] = [before.slice(0, 10), await page.$eval('#galat', (box) => box.childElementCount), (await page.evaluate(where)).split('|')];
  }
  await page.focus('#tab-pegawai');
  await key('ArrowRight');
  await upload(page, '#bagian-unit input[type=file]', [path.join(data, 'unit.xlsx'), ...own]);
  await page.waitForSelector('#bagian-unit .peta', { timeout: 60000 });
  await walk('unit');
  await page.focus('#tab-unit');
  await key('ArrowRight');
  await walk('aturan');
  await page.setViewport({ width: 320, height: 256 });
  told.lebar = [];
  for (const one of ['pegawai', 'unit', 'aturan']) {
    await page.$eval(`#tab-${one}`, (tab) => /** @type {HTMLElement} */ (tab).click());
    /** @type {number[]} */ (told.lebar).push(await page.evaluate(() => document.documentElement.scrollWidth));
  }
  process.stdout.write(JSON.stringify({ henti: stops, kata: told, terlewat: missed }));
} finally {
  await browser.close();
}
