// The pane in Chromium, at an address of an office, beside a stand-in for Excel: node panel.mjs PROGRAM FOLDER BOOKS RESULTS
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { launch, saved } from './peramban.mjs';
import { pretend } from './excel_tiruan.mjs';

const [program, folder, books, results] = process.argv.slice(2);
/** @type {{alamat: string, office: string, temuan: any, dokumen: any, unit: any, fungsi: Record<string, any[]>}} */
const task = JSON.parse(fs.readFileSync(books, 'utf8'));
const KIND = new Map([['.html', 'text/html'], ['.js', 'text/javascript'], ['.json', 'application/json'], ['.png', 'image/png'], ['.xml', 'text/xml']]);

const browser = await launch('chromium', program);
const page = await browser.newPage();
await page.setViewport({ width: 340, height: 720 });
/** @type {string[]} */
const asked = [];
/** @type {string[]} */
const refused = [];
await page.setRequestInterception(true);
page.on('request', (request) => {
  const address = request.url();
  if (!address.startsWith('https:')) {
    request.continue();
    return;
  }
  asked.push(address);
  const name = address.slice(task.alamat.length);
  if (address === task.office) {
    request.respond({ contentType: 'text/javascript', body: `(${pretend})(${JSON.stringify(task.temuan)})` });
  } else if (address.startsWith(task.alamat) && fs.existsSync(path.join(folder, name))) {
    request.respond({ contentType: KIND.get(path.extname(name)) ?? 'application/octet-stream', body: fs.readFileSync(path.join(folder, name)) });
  } else {
    request.abort();
  }
});
page.on('console', (message) => refused.push(message.text()));
page.on('pageerror', (problem) => refused.push(String(problem)));
await page.evaluateOnNewDocument(() => {
  /** @type {any} */
  const all = window;
  all.catatan = { hasil: {}, disimpan: [] };
  const blobs = new Map();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (what) => {
    const address = make(what);
    blobs.set(address, what);
    return address;
  };
  HTMLAnchorElement.prototype.click = function click() { all.catatan.disimpan.push({ nama: this.download, isi: blobs.get(this.href) }); };
});
await page.goto(`${task.alamat}panel.html`, { waitUntil: 'domcontentloaded' });
await page.waitForFunction('document.documentElement.dataset.siap === "ya" && document.documentElement.dataset.excel === "ya"', { timeout: 120000, polling: 50 });

/** Press a button and wait until the pane says how it went. @param {string} pilihan selector, or how the button's text begins */
const press = async (pilihan) => {
  await page.evaluate((what) => {
    const named = [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith(what));
    const found = named ?? /** @type {HTMLElement | null} */ (document.querySelector(what));
    if (!found) throw new Error(`tidak ada tombol ${what}`);
    /** @type {HTMLElement} */ (document.getElementById('kabar')).textContent = '';
    found.click();
  }, pilihan);
  await page.waitForFunction('(document.getElementById("kabar").textContent || document.querySelector("#galat > *, #tanya > *")) && document.getElementById("kerja").hidden', { timeout: 60000, polling: 20 });
};
const state = () => page.evaluate('JSON.parse(JSON.stringify({ lembar: tiruan.lembar, aktif: tiruan.aktif, dipilih: tiruan.dipilih, salah: tiruan.salah, terbuka: tiruan.terbuka }))');
const news = () => page.$eval('#kabar', (one) => one.textContent);
/** @param {any} book */
const open = (book) => page.evaluate((given) => Object.assign(/** @type {any} */ (window).tiruan, given, { lembar: given.lembar.map((/** @type {any} */ one) => ({ ...one, sel: {}, format: {}, tanda: [] })) }), book);
/** @type {Record<string, any>} */
const seen = { mulai: await state() };

await press('#periksa');
seen.temuan = await page.$$eval('.temuan', (all) => all.map((one) => ({ sel: one.querySelector('.tempat button')?.textContent ?? null, teks: one.querySelector('p')?.textContent })));
seen.badan = await page.evaluate('document.body.scrollWidth');
await page.screenshot({ path: /** @type {`${string}.png`} */ (path.join(results, 'panel.png')) });
await page.$eval('.temuan button.sel', (one) => /** @type {HTMLElement} */ (one).click());
await page.waitForFunction('tiruan.dipilih !== ""', { timeout: 5000 });
seen.lompat = await state();
await press('Tandai sel');
seen.ditandai = [await news(), await state()];
await press('Tandai sel');
seen.ditandai_lagi = await state();
await press('Hapus tanda');
seen.dihapus = [await news(), await state()];
await page.evaluate((name) => {
  const sheet = /** @type {any} */ (window).tiruan.lembar.find((/** @type {any} */ one) => one.nama === name);
  sheet.proteksi = { sandi: true, pilihan: {} };
}, seen.ditandai[1].lembar.find((/** @type {any} */ one) => one.tanda.length).nama);
await press('Tandai sel');
seen.bersandi = [await news(), await state()];
await press('Hapus tanda');
await press('Tulis lembar Temuan');
seen.ditulis = await state();
for (const answer of ['ganti', 'baru', 'batal']) {
  await press('Tulis lembar Temuan');
  if (answer === 'batal') await page.$eval('[data-pilihan="batal"]', (one) => /** @type {HTMLElement} */ (one).click());
  else await press(`[data-pilihan="${answer}"]`);
  seen[answer] = await state();
}
seen.fungsi = await page.evaluate(async (calls) => {
  /** @type {any} */
  const { fungsi } = /** @type {any} */ (window).tiruan;
  const given = [];
  for (const [name, args] of calls) given.push(await fungsi[name](...args, { address: 'Sheet1!A1' }));
  return given;
}, Object.entries(task.fungsi));

await open(task.dokumen);
await press('#periksa');
await page.waitForSelector('button.dokumen', { timeout: 60000 });
await press('button.dokumen');
seen.dokumen = (await saved(page)).map(({ nama, isi }) => {
  fs.writeFileSync(path.join(results, nama), isi);
  return nama;
});

await open(task.unit);
await press('#periksa');
await press('Hitung pemeringkatan');
seen.peringkat = await state();
await press('Surat Keterangan');
seen.surat = [(await saved(page)).map(({ nama }) => nama), await page.$eval('details.kartu [aria-live] p', (one) => one.textContent)];
seen.galat = await page.$eval('#galat', (one) => one.textContent);
await page.evaluate('tiruan.sibuk = true');
seen.sibuk = [];
for (const what of ['Hapus tanda', '#periksa']) {
  await press(what);
  seen.sibuk.push(await page.$eval('#galat p', (one) => one.textContent));
}
seen.diminta = asked;
seen.ditolak = refused;
fs.writeFileSync(path.join(results, 'panel.json'), JSON.stringify(seen));
await browser.close();
