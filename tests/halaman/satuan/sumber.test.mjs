import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropped, ending, unusable, placed, unchanged } from '../../../addin/kinerja_halaman/web/sumber.mjs';

const file = (nama) => ({ nama, berkas: new Blob(['x']) });
const places = (meja, ...names) => placed(meja, names.map(file)).map((one) => one.jalur);

test('an ending is told whatever its capitals', () => {
  assert.equal(ending('Buku SKP.XLSX'), '.xlsx');
  assert.equal(ending('tanpa'), '');
});

test('files keep the folder they came from, so that two of one name are both there', () => {
  assert.deepEqual(places('unit', 'buku/tim a/skp.xlsx', 'buku/tim b/skp.xlsx'), ['/meja/unit/buku/tim a/skp.xlsx', '/meja/unit/buku/tim b/skp.xlsx']);
});

test('two picked files of one name get two places, also where only their capitals differ', () => {
  assert.deepEqual(places('unit', 'skp.xlsx', 'SKP.xlsx', 'skp.xlsx'), ['/meja/unit/skp.xlsx', '/meja/unit/lain-2/SKP.xlsx', '/meja/unit/lain-3/skp.xlsx']);
});

test('what cannot be a workbook is passed over: lock files, hidden files, pictures', () => {
  assert.deepEqual(places('unit', '~$skp.xlsx', '.skp.xlsx', 'foto.png', 'buku/.DS_Store', 'daftar.csv', 'semua.zip'), ['/meja/unit/daftar.csv', '/meja/unit/semua.zip']);
});

test('what people see in their folder and is passed over is counted, what only the system sees is not', () => {
  assert.equal(unusable(['buku/a.docx', 'b.PDF', 'skp.xlsx', '~$skp.xlsx', '.x', 'p/.kinerja-360.json', 'Thumbs.db', 'c.csv'].map(file)), 2);
});

test('a file that the browser does not read any more is told apart', async () => {
  const [good, changed] = [{ jalur: '/meja/unit/a.xlsx', berkas: new Blob(['x']) }, { jalur: '/meja/unit/b.xlsx', berkas: { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('changed')) }) } }];
  assert.deepEqual(await unchanged([good, changed]), [good]);
});

test('the record of closed recaps comes along, by either of its names', () => {
  assert.deepEqual(places('unit', 'p/.kinerja-360.json', 'kinerja-360.json', 'lain.json'), ['/meja/unit/p/.kinerja-360.json', '/meja/unit/kinerja-360.json']);
});

test('a dropped folder that the browser does not open is told, not passed over in silence', async () => {
  const closed = { isDirectory: true, createReader: () => ({ readEntries: (_, failed) => failed(new Error('EncodingError')) }) };
  const items = [{ kind: 'file', webkitGetAsEntry: () => closed }];
  await assert.rejects(dropped({ items, files: [] }), /^Error: Folder itu tidak dapat dibuka dari sini di peramban ini\. Taruh berkas di dalamnya/);
  const file = { name: 'skp.xlsx' };
  const opened = [{ ...items[0], getAsFileSystemHandle: async () => ({ kind: 'directory', name: 'p', async * entries() { yield ['skp.xlsx', { kind: 'file', getFile: async () => file }]; } }) }];
  assert.deepEqual(await dropped({ items: opened, files: [] }), [{ nama: 'p/skp.xlsx', berkas: file }]);
});

test('no name leads out of the desk', () => {
  assert.deepEqual(places('unit', '../../lib/skp.xlsx', './/a/./skp.xlsx'), ['/meja/unit/lib/skp.xlsx', '/meja/unit/a/skp.xlsx']);
});
