// Hundreds of workbooks at once: how long the page is held up, that it can be stopped in between, and what comes of it.
// node banyak.mjs BROWSER PROGRAM PAGE FOLDER OUT
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answered, launch, openPage, press, saved, upload } from './peramban.mjs';

const [name, program, file, folder, out] = process.argv.slice(2);
const books = fs.readdirSync(folder).sort().map((one) => path.join(folder, one));
const browser = await launch(name, program, false);
try {
  const page = await openPage(browser, pathToFileURL(file).href);
  await page.click('#tab-unit');
  await page.evaluate('catatan.tertahan = 0');
  const begin = Date.now();
  await upload(page, '#bagian-unit input[type=file]', books);
  const laid = Date.now();
  // stopped in the middle: the page says so, and the core begins anew
  await page.$eval('#bagian-unit .kartu form button.utama', (one) => /** @type {HTMLElement} */ (one).click());
  await page.waitForFunction('/\\(\\d+ dari \\d+\\)/.test(document.getElementById("kerja-label").textContent)', { timeout: 60000, polling: 20 });
  const pressed = Date.now();
  await page.$eval('#kerja-henti', (one) => /** @type {HTMLElement} */ (one).click());
  await page.waitForFunction('document.getElementById("kabar").textContent.startsWith("Dihentikan")', { timeout: 5000, polling: 10 });
  const stopped = Date.now();
  const again = Date.now();
  await press(page, '#bagian-unit .kartu form button.utama');
  const merged = Date.now();
  const told = await answered(page, 'gabung');
  await press(page, '#bagian-unit .kartu .tombol-tombol button.utama');
  const [unit] = await saved(page);
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, 'unit.xlsx'), unit.isi);
  const held = await page.evaluate('catatan.tertahan');
  fs.writeFileSync(path.join(out, 'banyak.json'), JSON.stringify({
    pegawai: told.pegawai.length, tertahan: held, taruh: laid - begin, henti: stopped - pressed, gabung: merged - again,
    galat: await page.$eval('#galat', (one) => one.textContent),
  }));
} finally {
  await browser.close();
}
