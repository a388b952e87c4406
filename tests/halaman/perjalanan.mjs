// One journey through the page, as a user makes it; what it shows and saves is left in a folder, for the tests to judge.
// Then hundreds of workbooks on the same page, and at last every way out of it.
// node perjalanan.mjs BROWSER PROGRAM PAGE DATA MANY OUT
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { answered, drop, press, saved, until, upload, visit } from './peramban.mjs';
import { mergeHundreds } from './banyak.mjs';
import { tryDoors } from './jaga.mjs';

const [name, program, file, data, many, out] = process.argv.slice(2);
const books = fs.readdirSync(path.join(data, 'buku')).sort().map((one) => path.join(data, 'buku', one));
const raters = fs.readdirSync(path.join(data, 'penilaian-360')).sort().map((one) => path.join(data, 'penilaian-360', one));
const STAFF = '#bagian-pegawai input[type=file]';
const UNIT = '#bagian-unit input[type=file]';

/** @param {string} nama @param {unknown} isi */
function keep(nama, isi) {
  const place = path.join(out, nama);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, Buffer.isBuffer(isi) ? isi : JSON.stringify(isi));
}

await visit(name, program, file, out, async (page) => {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (problem) => errors.push(String(problem)));

  /** @param {string} nama */
  const keepSaved = async (nama) => {
    for (const one of await saved(page)) keep(path.join(nama, one.nama), one.isi);
  };

  // staff: all books at once, then one by one
  await upload(page, STAFF, [...books, ...raters]);
  keep('periksa.json', await answered(page, 'periksa'));
  keep('periksa.txt', Buffer.from(await page.$eval('#bagian-pegawai .hasil', (one) => {
    for (const box of one.querySelectorAll('details')) box.open = true;
    return new Promise((done) => { setTimeout(() => done(/** @type {HTMLElement} */ (one).innerText), 300); });
  })));
  await press(page, '#bagian-pegawai .hasil .tombol-tombol button');
  await keepSaved('temuan');
  const own = books.find((one) => one.includes('Citra')) ?? '';
  await upload(page, STAFF, [own]);
  await page.waitForSelector('#bagian-pegawai .dokumen', { timeout: 60000 });
  keep('sendiri.json', await answered(page, 'periksa'));
  keep('tersedia.json', await answered(page, 'tersedia'));
  for (const form of await page.$$('#bagian-pegawai form.profil')) {
    await form.$$eval('input[required]', (all) => ['07:30', '16:00', '1', 'Kegiatan'].forEach((value, at) => {
      if (all[at]) /** @type {HTMLInputElement} */ (all[at]).value = value;
    }));
    await until(page, () => form.evaluate((one) => /** @type {HTMLFormElement} */ (one).requestSubmit()));
  }
  await keepSaved('ekspor-sendiri');
  await until(page, () => page.$eval('#bagian-pegawai .dokumen', (one) => /** @type {HTMLElement} */ (one).click()));
  await keepSaved('dokumen-sendiri');

  // blank books
  for (const [book, kind] of [['skp', 'kuantitatif-jpt'], ['skp', 'kualitatif-ja-jf'], ['penilaian-360', ''], ['unit', ''], ['daftar', '']]) {
    await until(page, () => page.$eval('#bagian-pegawai .mulai form', (form, book, kind) => {
      const [what, variant] = form.querySelectorAll('select');
      what.value = book;
      what.dispatchEvent(new Event('change'));
      if (kind) variant.value = kind;
      /** @type {HTMLInputElement} */ (form.querySelector('input[type=number]')).value = '2026';
      /** @type {HTMLFormElement} */ (form).requestSubmit();
    }, book, kind));
    await keepSaved(path.join('kosong', kind || book));
  }

  // the unit: merged, then back with scores
  await page.click('#tab-unit');
  if (name === 'chromium') await drop(page, '#bagian-unit .taruh', path.join(data, 'meja'));
  else await upload(page, UNIT, [path.join(data, 'meja.zip')]);
  await press(page, '#bagian-unit .kartu form button.utama');
  keep('gabung.json', await answered(page, 'gabung'));
  await press(page, '#bagian-unit .kartu .tombol-tombol button.utama');
  await keepSaved('gabung');
  await until(page, () => page.$eval('#bagian-unit form.perilaku', (one) => /** @type {HTMLFormElement} */ (one).requestSubmit()));
  keep('perilaku.json', await answered(page, 'perilaku'));
  keep('perilaku.txt', Buffer.from(await page.$eval('#bagian-unit form.perilaku + div', (one) => {
    /** @type {HTMLDetailsElement} */ (one.closest('details')).open = true;
    return /** @type {HTMLElement} */ (one).innerText;
  })));
  await press(page, '#bagian-unit form.perilaku + div button.utama');
  await keepSaved('perilaku');
  await upload(page, UNIT, ['unit.xlsx', 'laporan.csv', 'daftar.csv'].map((one) => path.join(data, one)));
  await page.waitForSelector('#bagian-unit .peta', { timeout: 60000 });
  keep('peringkat.json', await answered(page, 'peringkat'));
  keep('peringkat.txt', Buffer.from(await page.$eval('#bagian-unit .hasil', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await page.$$eval('#bagian-unit .kartu .tombol-tombol button', (all) => all.filter((one) => one.textContent?.startsWith('Simpan unit')).forEach((one) => /** @type {HTMLElement} */ (one).click()));
  await keepSaved('peringkat');

  // on a phone: nothing is cut off, and the whole map is seen
  await page.setViewport({ width: 390, height: 844 });
  keep('sempit.json', await page.evaluate(() => ({
    lebar: innerWidth, halaman: document.documentElement.scrollWidth, peta: document.querySelector('.peta svg')?.getBoundingClientRect().right,
    huruf: [...document.querySelectorAll('.peta text')].filter((one) => one.textContent && one.getClientRects().length).map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right, box.height]),
  })));
  await page.setViewport({ width: 1366, height: 768 });
  // names of one very long word push nothing out of sight, neither where they are chosen from nor in a table
  keep('panjang.json', await page.evaluate(() => {
    const word = 'Panjang'.repeat(40);
    for (const box of document.querySelectorAll('#bagian-unit details')) /** @type {HTMLDetailsElement} */ (box).open = true;
    for (const one of document.querySelectorAll('#bagian-unit select')) one.append(new Option(word));
    const person = [...document.querySelectorAll('#bagian-unit td')].find((one) => /\d{18}/.test(one.textContent ?? ''));
    const name = Object.assign(document.createElement('b'), { textContent: word });
    person?.append(name);
    const seen = { lebar: innerWidth, halaman: document.documentElement.scrollWidth, sel: person?.getBoundingClientRect().width };
    name.remove();
    for (const one of document.querySelectorAll('#bagian-unit select')) one.lastChild?.remove();
    return seen;
  }));

  // the ranking looked into, and books for a list
  /** @param {string} form @param {Record<string, string>} isi value by the label of its field */
  const ask = (form, isi) => until(page, () => page.$eval(`#bagian-unit form.${form}`, (one, isi) => {
    for (let box = one.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    for (const [label, value] of Object.entries(isi)) {
      const field = [...one.querySelectorAll('label')].find((found) => found.textContent === label);
      if (!field) throw new Error(label);
      /** @type {HTMLInputElement} */ (document.getElementById(field.htmlFor)).value = value;
    }
    /** @type {HTMLFormElement} */ (one).requestSubmit();
  }, isi));
  /** @param {string} form what stands behind it: its buttons that save @param {string} [tempat] */
  const saveBehind = async (form, tempat = 'telaah') => {
    for (const one of await page.$$(`#bagian-unit form.${form} + div .tombol-tombol button`)) {
      if ((await one.evaluate((found) => found.textContent))?.startsWith('Simpan')) await until(page, () => one.evaluate((found) => /** @type {HTMLElement} */ (found).click()));
    }
    await keepSaved(tempat);
  };
  for (const [form, command, isi] of /** @type {[string, string, Record<string, string>][]} */ ([
    ['jelaskan', 'jelaskan', { Pegawai: '198203152009121004' }], ['andaikan', 'andaikan', { k: '1,5' }], ['keadilan', 'keadilan', {}],
    ['rekap', 'rekap', { 'Keadaan pada': '2026-01-20' }], ['usulan', 'usulan-rating', {}], ['tukin', 'tukin', {}], ['angka-kredit', 'angka-kredit', {}],
  ])) {
    await ask(form, isi);
    keep(`${command}.json`, await answered(page, command));
    keep(`${command}.txt`, Buffer.from(await page.$eval(`#bagian-unit form.${form} + div`, (one) => /** @type {HTMLElement} */ (one).innerText)));
    await saveBehind(form);
    if (form !== 'jelaskan') continue;
    keep('cetak.json', await page.evaluate(() => { // printed alone: all that is left out but the way to it
      const left = () => [...document.body.querySelectorAll('*')].filter((one) => one.matches('body.cetak-satu :not(.menuju-cetak, .cetak-ini, .cetak-ini *)'));
      const seen = { tinggal: '', hilang: /** @type {string[]} */ ([]), sesudahnya: 0 };
      window.print = () => {
        const gone = new Set(left());
        const printed = document.querySelector('.cetak-ini');
        seen.tinggal = /** @type {HTMLElement} */ (printed).innerText;
        for (let one = printed; one && one !== document.body; one = one.parentElement) if (gone.has(one)) seen.hilang.push(one.className);
        seen.hilang.push(...[...document.querySelectorAll('#tab-unit, #bagian-unit .taruh, #bagian-unit .peta')].filter((one) => !gone.has(one)).map((one) => `${one.id}${one.className}`));
        window.dispatchEvent(new Event('afterprint'));
        seen.sesudahnya = document.querySelectorAll('.cetak-satu, .cetak-ini, .menuju-cetak').length;
      };
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Cetak penjelasan ini')?.click();
      return seen;
    }));
  }
  await press(page, '#bagian-unit button.banding');
  keep('banding.json', await answered(page, 'banding'));
  keep('banding.txt', Buffer.from(await page.$eval('#bagian-unit .tombol-tombol:has(button.banding) + div', (one) => {
    /** @type {HTMLDetailsElement} */ (one.closest('details')).open = true;
    return /** @type {HTMLElement} */ (one).innerText;
  })));
  await press(page, '#bagian-unit .tombol-tombol:has(button.banding) + div .tombol-tombol button');
  await keepSaved('telaah');
  for (const name of ['status', 'konfirmasi']) {
    await press(page, `#bagian-unit button.${name}`);
    keep(`${name}.json`, await answered(page, name));
    const told = `#bagian-unit .tombol-tombol:has(button.${name}) + div`;
    keep(`${name}.txt`, Buffer.from(await page.$eval(told, (one) => {
      /** @type {HTMLDetailsElement} */ (one.closest('details')).open = true;
      return /** @type {HTMLElement} */ (one).innerText;
    })));
    await press(page, `${told} .tombol-tombol button`);
    await keepSaved('telaah');
  }
  await ask('daftar', { Tahun: '2026' });
  keep('daftar.json', await answered(page, 'daftar'));
  keep('daftar.txt', Buffer.from(await page.$eval('#bagian-unit form.daftar + div', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await keepSaved('daftar');
  const ids = /** @type {any} */ (await page.$('#bagian-unit details.buat input[type=file]'));
  await ids.uploadFile(path.join(data, 'peta.csv'));
  for (const [at, box] of (await page.$$('#bagian-unit details.buat')).entries()) {
    await box.$$eval('fieldset input[type=checkbox]', (all) => all.forEach((one) => { /** @type {HTMLInputElement} */ (one).checked = true; }));
    await until(page, () => box.$eval('button.utama', (one) => /** @type {HTMLElement} */ (one).click()));
    await keepSaved(at ? 'zip-pegawai' : 'zip-unit');
    keep(at ? 'zip-pegawai.json' : 'zip-unit.json', await answered(page, 'semua'));
  }

  // what cannot be opened is refused, and what was put down before is still there
  const broken = path.join(out, 'rusak.zip');
  fs.writeFileSync(broken, 'PK');
  keep('rusak.txt', Buffer.from(await upload(page, UNIT, [broken]).then(() => 'diterima', String)));
  keep('rusak-meja.txt', Buffer.from(await page.$eval('#bagian-unit .di-meja', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await page.$eval('#galat .tombol-tombol button:last-child', (one) => /** @type {HTMLElement} */ (one).click());

  // several units as one, and the unit of a triwulan
  await upload(page, UNIT, [path.join(data, 'unit-tetangga.xlsx')]);
  await ask('bersama', { 'Nama gabungan': 'Direktorat Jenderal Contoh' });
  keep('bersama.json', await answered(page, 'peringkat'));
  keep('bersama.txt', Buffer.from(await page.$eval('#bagian-unit form.bersama + div', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await saveBehind('bersama', 'bersama');
  await page.click('#bagian-unit .di-meja button');
  await upload(page, UNIT, [path.join(data, 'unit-tw4.xlsx')]);
  await page.waitForSelector('#bagian-unit details.buat', { timeout: 60000 });
  await (/** @type {any} */ (await page.$('#bagian-unit details.buat input[type=file]'))).uploadFile(path.join(data, 'peta.csv'));
  await page.$$eval('#bagian-unit details.buat input[type=checkbox]', (all) => all.forEach((one) => {
    const box = /** @type {HTMLInputElement} */ (one);
    box.checked = box.value === 'siasn-kinerjaperiodik';
  }));
  await press(page, '#bagian-unit details.buat button.utama');
  await keepSaved('triwulan');

  // rules
  await page.click('#tab-aturan');
  await until(page, () => page.$eval('#bagian-aturan form.jadwal', (form) => {
    /** @type {HTMLInputElement} */ (form.querySelector('input')).value = '2026';
    /** @type {HTMLFormElement} */ (form).requestSubmit();
  }));
  keep('jadwal.json', await answered(page, 'jadwal'));
  keep('jadwal.txt', Buffer.from(await page.$eval('#bagian-aturan form.jadwal + div', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await until(page, () => page.$eval('#bagian-aturan form', (form) => /** @type {HTMLFormElement} */ (form).requestSubmit()));
  keep('hitung.json', await answered(page, 'hitung'));
  keep('hitung.txt', Buffer.from(await page.$eval('#bagian-aturan .putusan', (one) => /** @type {HTMLElement} */ (one).innerText)));
  await until(page, () => page.$$eval('#bagian-aturan form', (forms) => /** @type {HTMLFormElement} */ (forms[2]).requestSubmit()));
  keep('aturan.json', await answered(page, 'aturan'));

  keep('catatan.json', await page.evaluate(() => {
    const { tertahan, pelanggaran } = /** @type {any} */ (window).catatan;
    return { tertahan, pelanggaran, galat: document.getElementById('galat')?.textContent, siap: /** @type {any} */ (window).catatan.hasil.mulai };
  }));

  await mergeHundreds(page, many, out);
  keep('galat.json', errors);
  keep('jaga.json', await tryDoors(page));
});
