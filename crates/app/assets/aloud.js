/* Reads aloud what is marked to be read. The button shows only where the browser has a voice. */
(function () {
  'use strict';
  var voice = window.speechSynthesis;
  var button = document.querySelector('[data-aloud]');
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;
  button.hidden = false;
  var first = button.textContent;

  function rest() {
    button.textContent = first;
    button.setAttribute('aria-pressed', 'false');
  }

  button.addEventListener('click', function () {
    if (voice.speaking) {
      voice.cancel();
      return rest();
    }
    var parts = Array.prototype.map.call(document.querySelectorAll('[data-read]'), function (part) { return part.textContent.trim(); });
    var speech = new SpeechSynthesisUtterance(parts.join('\n'));
    speech.lang = 'zh-CN';
    speech.onend = rest;
    speech.onerror = rest;
    button.textContent = button.getAttribute('data-stop');
    button.setAttribute('aria-pressed', 'true');
    voice.speak(speech);
  });
  window.addEventListener('pagehide', function () { voice.cancel(); });
})();
