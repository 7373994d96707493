/* The portal's smallest script, on every page. Pages are whole without it. Its words stand in the pages. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.className += ' has-js';

  // A form that came back with errors is read from its summary.
  var errors = document.getElementById('errors');
  if (errors) errors.focus();

  // A link to a folded part opens it.
  function unfold() {
    var part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part && part.tagName === 'DETAILS') part.open = true;
  }
  window.addEventListener('hashchange', unfold);
  unfold();

  // Pressing twice sends once; the form's key makes it safe where this script does not run.
  document.addEventListener('submit', function (event) {
    if (!event.target.hasAttribute('data-once') || event.defaultPrevented) return;
    if (event.target.getAttribute('data-sending')) event.preventDefault();
    event.target.setAttribute('data-sending', 'yes');
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.querySelectorAll('[data-sending]'), function (form) {
      form.removeAttribute('data-sending');
    });
  });

  // The opinion is with the bureau: what was kept on the phone goes.
  var sent = document.querySelector('[data-sent]');
  if (sent) {
    try { localStorage.removeItem('chengguan-draft' + sent.getAttribute('data-sent')); } catch (refused) { /* nothing was kept */ }
  }
})();
