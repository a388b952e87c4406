// Kemampuan: whether this browser can run the page, told before anything of it is unpacked. In the oldest syntax, because
// it must be understood where nothing else of the page is: the sentence stands in the page, and goes away only when all is there.
(function () {
  var root = document.documentElement;
  var missing = [];

  function need(name, works) {
    var there = false;
    try {
      there = works();
    } catch (problem) { /* what is not there cannot be asked more kindly */ }
    if (!there) missing.push(name);
  }

  /** Whether the browser understands these sections of a module, under the policy of this page. */
  function understands(sections) {
    return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0].concat(sections))));
  }

  function tell(why) {
    var place = document.getElementById('peramban-lama');
    if (root.getAttribute('data-terbuka') || root.getAttribute('data-siap') || !place) return;
    root.className = '';
    root.setAttribute('data-siap', 'gagal');
    place.appendChild(document.createElement('br'));
    place.appendChild(document.createElement('small')).appendChild(document.createTextNode('Untuk yang membantu: ' + why + '. ' + navigator.userAgent));
  }

  need('Worker', function () { return Worker && Blob && URL.createObjectURL; });
  need('skrip modul', function () { return 'noModule' in document.createElement('script'); });
  need('DecompressionStream', function () { return new DecompressionStream('gzip'); });
  need('WebAssembly', function () { return understands([]); });
  // a function that takes an externref; one with try and catch_all
  need('WebAssembly externref', function () { return understands([1, 5, 1, 96, 1, 111, 0]); });
  need('WebAssembly try', function () { return understands([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]); });

  if (missing.length) {
    tell('tidak ada ' + missing.join(', '));
    return;
  }
  root.className = 'dapat';
  root.setAttribute('data-dapat', 'ya');
  // What the page itself does not get over while it begins is told as well; later on it tells that in its own words.
  window.addEventListener('error', function (event) {
    if (event.filename === location.href.split('#')[0]) tell(event.message);
  });
  window.addEventListener('unhandledrejection', function (event) { tell(String(event.reason)); });
})();
