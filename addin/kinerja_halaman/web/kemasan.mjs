// Kemasan: what the page carries, unpacked; the page and its worker both do it.
// @ts-check

/**
 * Unpack one of the blocks the page carries.
 * @param {string} teks base64 of gzip
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpack(teks) {
  /** @type {any} */
  const Bytes = Uint8Array;
  /** @type {Uint8Array<ArrayBuffer>} */
  let packed;
  if (Bytes.fromBase64) {
    packed = Bytes.fromBase64(teks);
  } else {
    const raw = atob(teks);
    packed = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at += 1) packed[at] = raw.charCodeAt(at);
  }
  // Not by way of a blob: the worker of a page from disk may not read one in WebKit.
  const stream = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(packed).body).pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
