/* Speaking up: keeps the draft on the phone, counts characters, stops a send without a network. */
(function () {
  'use strict';
  var form = document.querySelector('[data-speak]');
  if (!form) return;

  var KEY = 'chengguan-draft' + form.getAttribute('data-speak');
  var KEPT = ['kind', 'text', 'category', 'address', 'longitude', 'latitude', 'draft', 'attachments', 'idempotency_key'];
  var TEXT_DAYS = 7;
  var PHOTO_HOURS = 20; // The server drops waiting photos after 24.
  var HOUR = 3600 * 1000;

  function fields(name) {
    return Array.prototype.filter.call(form.elements, function (field) { return field.name === name && field.type !== 'file'; });
  }
  function value(name) {
    var found = fields(name).filter(function (field) { return field.type !== 'radio' || field.checked; })[0];
    return found ? found.value : '';
  }
  function set(name, wanted) {
    fields(name).forEach(function (field) {
      if (field.type === 'radio') field.checked = field.value === wanted; else field.value = wanted;
    });
  }

  function read() {
    try { return JSON.parse(localStorage.getItem(KEY)); } catch (refused) { return null; }
  }
  function drop() {
    try { localStorage.removeItem(KEY); } catch (refused) { /* nothing was kept */ }
  }
  var timer;
  function keep() {
    clearTimeout(timer);
    timer = setTimeout(keepNow, 400);
  }
  function keepNow() {
    clearTimeout(timer);
    var kept = { at: Date.now() };
    KEPT.forEach(function (name) { kept[name] = value(name); });
    if (!kept.text && !kept.address && !kept.attachments) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
      var note = form.querySelector('[data-saved]');
      if (note) note.hidden = false;
    } catch (refused) { /* a private window keeps nothing, and the note stays hidden */ }
  }

  // What was left half written last time is offered once, at the first step.
  var offer = document.getElementById('resume');
  var left = offer && read();
  if (left && left.at > Date.now() - TEXT_DAYS * 24 * HOUR && !value('text')) {
    if (left.at < Date.now() - PHOTO_HOURS * HOUR) { left.draft = ''; left.attachments = ''; }
    var start = String(left.text || left.address);
    offer.querySelector('q').textContent = start.length > 30 ? start.slice(0, 30) + '…' : start;
    offer.hidden = false;
    offer.addEventListener('click', function (event) {
      var choice = event.target.getAttribute('data-resume');
      if (!choice) return;
      if (choice === 'keep') {
        KEPT.forEach(function (name) { if (left[name]) set(name, left[name]); });
        count();
        document.getElementById('text').focus();
      } else {
        drop();
      }
      offer.hidden = true;
    });
  } else {
    keepNow();
  }
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  window.addEventListener('pagehide', function () { if (!offer || offer.hidden) keepNow(); });

  // Characters as a reader counts them: a rare character is one, a line end is one.
  var text = document.getElementById('text');
  var counter = document.getElementById('text-count');
  function count() {
    if (!text || !counter || !text.hasAttribute('data-max')) return;
    var number = Array.from(text.value).length;
    var over = number - Number(text.getAttribute('data-max'));
    var words = counter.firstElementChild;
    counter.hidden = number === 0;
    words.className = over > 0 ? 'over' : '';
    words.textContent = words.getAttribute(over > 0 ? 'data-over' : 'data-words').replace('{n}', number.toLocaleString('en')).replace('{over}', over.toLocaleString('en'));
  }
  if (text) text.addEventListener('input', count);
  count();

  // Anonymous: nothing to fill in.
  var named = form.querySelector('[data-named]');
  function naming() {
    if (named) named.hidden = value('anonymous') === 'yes';
  }
  form.addEventListener('change', naming);
  naming();

  form.addEventListener('submit', function (event) {
    keepNow();
    var offline = document.getElementById('offline');
    if (navigator.onLine === false && offline) {
      event.preventDefault();
      offline.hidden = false;
      offline.scrollIntoView();
    }
  });
})();
