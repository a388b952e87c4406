// Pictures of the page for people to look at: blank, working, with findings, with many books, a ranking.
// node layar.mjs PROGRAM PAGE DATA MANY OUT [gelap]
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, openPage, press, ready, upload } from './peramban.mjs';

const [program, file, data, many, out, dark] = process.argv.slice(2);
fs.mkdirSync(out, { recursive: true });
const books = fs.readdirSync(path.join(data, 'buku')).sort().map((one) => path.join(data, 'buku', one));
const hundreds = fs.readdirSync(many).sort().map((one) => path.join(many, one));
const wrong = books.filter((one) => one.includes('Taufik'));
const browser = await launch('chromium', program);
try {
  for (const [size, lebar, tinggi] of /** @type {[string, number, number][]} */ ([['1366x768', 1366, 768], ['390x844', 390, 844]])) {
    const page = await openPage(browser, pathToFileURL(file).href, { lebar, tinggi, tunggu: false });
    if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    /** @param {string} nama @param {boolean} [penuh] */
    const picture = (nama, penuh = false) => page.screenshot({ path: path.join(out, `${nama}-${size}.png`), fullPage: penuh });
    await picture('mulai');
    await ready(page);
    await picture('kosong');
    await upload(page, '#bagian-pegawai input[type=file]', wrong);
    await page.waitForSelector('#bagian-pegawai .kartu .dokumen, #bagian-pegawai .kartu ul', { timeout: 60000 });
    await new Promise((done) => { setTimeout(done, 2500); });
    await picture('temuan');
    await picture('temuan-penuh', true);
    await upload(page, '#bagian-pegawai input[type=file]', books.filter((one) => one.includes('Citra')));
    await page.waitForSelector('#bagian-pegawai .dokumen', { timeout: 60000 });
    await picture('dokumen', true);
    await page.click('#tab-unit');
    await upload(page, '#bagian-unit input[type=file]', [path.join(data, 'unit.xlsx')]);
    await page.waitForSelector('#bagian-unit .peta', { timeout: 60000 });
    await picture('peringkat');
    await picture('peringkat-penuh', true);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#bagian-unit input[type=file]'));
    await input.uploadFile(...hundreds);
    await page.waitForFunction('/\\(\\d+ dari \\d+\\)/.test(document.getElementById("kerja-label").textContent)', { timeout: 60000, polling: 20 });
    await picture('bekerja');
    await page.waitForFunction('document.getElementById("kerja").hidden', { timeout: 300000 });
    await press(page, '#bagian-unit .kartu form button.utama');
    await picture('banyak');
    await picture('banyak-penuh', true);
    await page.click('#tab-aturan');
    await picture('aturan', true);
    await page.close();
  }
} finally {
  await browser.close();
}
