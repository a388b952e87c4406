import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dihentikan, GalatInti, Inti, Meja } from '../../../addin/kinerja_halaman/web/inti.mjs';

/** A worker that answers as it is told to, at once or when asked. */
class Pekerja {
  constructor(jawab) {
    this.jawab = jawab;
    this.diminta = [];
    this.berhenti = false;
  }

  postMessage(pesan) {
    this.diminta.push(pesan);
    const answer = pesan.perintah === 'mulai' ? { hasil: {} } : this.jawab(pesan);
    if (answer) queueMicrotask(() => this.onmessage({ data: { id: pesan.id, ...answer } }));
  }

  terminate() {
    this.berhenti = true;
  }
}

function core(jawab) {
  const workers = [];
  const made = new Inti(() => {
    workers.push(new Pekerja(jawab));
    return workers.at(-1);
  }, { wasm: 'x' }, () => undefined);
  return [made, workers];
}

test('a command gets its own answer, with the files that came along', async () => {
  const [inti] = core(({ perintah }) => ({ hasil: { perintah }, berkas: [{ nama: 'a', isi: new Uint8Array(1) }] }));
  const [one, two] = await Promise.all([inti.minta('periksa'), inti.minta('gabung')]);
  assert.equal(one.hasil.perintah, 'periksa');
  assert.equal(two.hasil.perintah, 'gabung');
  assert.equal(two.berkas.length, 1);
});

test('a refusal of the core is an error in its words, with what helpers need', async () => {
  const [inti] = core(() => ({ galat: 'Berkas kosong.', rinci: 'jejak' }));
  await assert.rejects(inti.minta('periksa'), (problem) => problem instanceof GalatInti && problem.message === 'Berkas kosong.' && problem.rinci === 'jejak');
});

test('stopping ends the worker, tells who waits, and begins a new one', async () => {
  const [inti, workers] = core(() => null);
  const waiting = inti.minta('gabung');
  inti.hentikan();
  await assert.rejects(waiting, Dihentikan);
  assert.deepEqual(workers.map((one) => one.berhenti), [true, false]);
  await inti.siap;
  assert.equal(inti.putaran, 2);
});

test('a core that has no more memory says so, and is begun anew', async () => {
  const [inti, workers] = core(() => ({ galat: 'Memori perangkat ini tidak cukup.', ulang: true }));
  await assert.rejects(inti.minta('gabung'), (problem) => problem instanceof GalatInti && problem.message.startsWith('Memori'));
  await inti.siap;
  assert.deepEqual(workers.map((one) => one.berhenti), [true, false]);
  assert.equal(inti.putaran, 2);
});

test('a desk is laid once, and anew after the core was begun anew', async () => {
  const [inti, workers] = core(({ perintah }) => ({ hasil: perintah === 'buka-zip' ? { berkas: ['/meja/unit/s/b.xlsx'] } : {} }));
  const desk = new Meja(inti, 'unit');
  desk.ganti([{ jalur: '/meja/unit/a.xlsx', berkas: new Blob([]) }, { jalur: '/meja/unit/s.zip', berkas: new Blob([]) }]);
  assert.deepEqual(await desk.siap(() => undefined), ['/meja/unit/a.xlsx', '/meja/unit/s/b.xlsx']);
  await desk.siap(() => undefined);
  const laid = (worker) => worker.diminta.filter((one) => one.perintah === 'taruh').length;
  assert.equal(laid(workers[0]), 2);
  inti.hentikan();
  await desk.siap(() => undefined);
  assert.equal(laid(workers[1]), 2);
});

test('a file is read by the page, and its bytes are handed over: a worker may not read one everywhere', async () => {
  const [inti, workers] = core(() => ({ hasil: {} }));
  const told = [];
  await inti.taruh([{ jalur: '/meja/unit/a.xlsx', berkas: new Blob(['isi']) }], (...what) => told.push(what));
  const { berkas } = workers[0].diminta.at(-1);
  assert.equal(berkas.jalur, '/meja/unit/a.xlsx');
  assert.equal(new TextDecoder().decode(berkas.isi), 'isi');
  assert.deepEqual(told, [[0, 1, 'menyalin a.xlsx']]);
});

test('a file that the browser may not read any more is named', async () => {
  const [inti, workers] = core(() => ({ hasil: {} }));
  const moved = { arrayBuffer: () => Promise.reject(new Error('NotFoundError')) };
  await assert.rejects(inti.taruh([{ jalur: '/meja/unit/a.xlsx', berkas: moved }]), (problem) => problem instanceof GalatInti && problem.message.startsWith('"a.xlsx" berubah'));
  assert.equal(workers[0].diminta.length, 1);
});

test('files that are still being read when someone stops do not reach the core that is begun anew', async () => {
  const [inti, workers] = core(() => ({ hasil: {} }));
  const laying = inti.taruh([{ jalur: '/meja/unit/a.xlsx', berkas: new Blob(['isi']) }]);
  inti.hentikan();
  await assert.rejects(laying, Dihentikan);
  assert.deepEqual(workers[1].diminta.map((one) => one.perintah), ['mulai']);
});

test('progress reaches whoever asked, that of the start reaches the page', async () => {
  const seen = [];
  const [inti, workers] = core(() => null);
  inti.mulai = (...what) => seen.push(what);
  const told = [];
  const waiting = inti.minta('gabung', {}, { lapor: (...what) => told.push(what) });
  const { id } = workers[0].diminta.at(-1);
  workers[0].onmessage({ data: { id: 0, kemajuan: [1, 3, 'mesin'] } });
  workers[0].onmessage({ data: { id, kemajuan: [5, 9, 'a.xlsx'] } });
  workers[0].onmessage({ data: { id, hasil: 1 } });
  await waiting;
  assert.deepEqual(seen, [[1, 3, 'mesin']]);
  assert.deepEqual(told, [[5, 9, 'a.xlsx']]);
});
