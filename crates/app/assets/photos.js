/* Photos: made smaller in the browser, sent one by one. What cannot be made smaller goes as it is. */
(function () {
  'use strict';
  var SIDE_MAX = 2560; // Long side in pixels: enough to read a shop sign across a street.
  var QUALITY = 0.85;

  function open(file) {
    return new Promise(function (resolve, reject) {
      var image = new Image();
      image.onload = function () { resolve(image); };
      image.onerror = reject;
      image.src = URL.createObjectURL(file);
    });
  }

  /** A smaller JPEG, or the file itself. */
  function shrink(file) {
    if (!/^image\//.test(file.type) || !HTMLCanvasElement.prototype.toBlob) return Promise.resolve(file);
    return open(file).then(function (image) {
      var scale = Math.min(1, SIDE_MAX / Math.max(image.naturalWidth, image.naturalHeight));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.naturalWidth * scale);
      canvas.height = Math.round(image.naturalHeight * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      return new Promise(function (resolve) { canvas.toBlob(resolve, 'image/jpeg', QUALITY); });
    }).then(function (smaller) {
      return smaller && smaller.size < file.size ? smaller : file;
    }).catch(function () { return file; });
  }

  function nameOf(file, blob) {
    return blob === file ? file.name : file.name.replace(/\.[^.]*$/, '') + '.jpg';
  }

  // A form that sends its photos with it: they only get smaller.
  Array.prototype.forEach.call(document.querySelectorAll('input[data-shrink]'), function (input) {
    if (typeof DataTransfer !== 'function') return;
    input.addEventListener('change', function () {
      var files = Array.prototype.slice.call(input.files);
      Promise.all(files.map(shrink)).then(function (blobs) {
        var smaller = new DataTransfer();
        blobs.forEach(function (blob, at) {
          smaller.items.add(new File([blob], nameOf(files[at], blob), { type: blob.type }));
        });
        input.files = smaller.files;
      }).catch(function () { /* the chosen files stay */ });
    });
  });

  var list = document.querySelector('[data-photos]');
  var input = document.getElementById('photo');
  if (!list || !input || input.type !== 'file' || !window.FormData || !window.Promise) return;
  var form = input.form;
  var status = document.querySelector('[data-photo-status]');
  var template = document.getElementById('photo-tile');
  var most = Number(list.getAttribute('data-max'));
  var megabytes = Number(list.getAttribute('data-bytes'));
  var line = Promise.resolve();
  var failed = 0;

  function say(key, values) {
    var words = status.getAttribute('data-' + key) || '';
    Object.keys(values || {}).forEach(function (name) { words = words.replace('{' + name + '}', values[name]); });
    status.textContent = words;
  }
  function worded(key, number) { return status.getAttribute('data-' + key).replace('{n}', number); }

  /** The draft token: the form's, or a new one. */
  function draft() {
    if (form.elements.draft.value) return Promise.resolve(form.elements.draft.value);
    return fetch(list.getAttribute('data-drafts'), { method: 'POST', credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (made) {
      form.elements.draft.value = made.draft;
      return made.draft;
    });
  }

  function send(token, blob, name, progress) {
    return new Promise(function (resolve, reject) {
      var body = new FormData();
      body.append('file', blob, name);
      var request = new XMLHttpRequest();
      request.open('POST', list.getAttribute('data-attachments'));
      request.setRequestHeader('Draft', token);
      request.upload.onprogress = function (event) {
        if (event.lengthComputable) progress(Math.round(100 * event.loaded / event.total));
      };
      request.onload = function () {
        if (request.status !== 201) return reject(request.status);
        resolve(JSON.parse(request.responseText).id);
      };
      request.onerror = reject;
      request.ontimeout = reject;
      request.timeout = 120000;
      request.send(body);
    });
  }

  /** Sends one photo and shows how it goes in its tile. */
  function upload(file, tile) {
    var number = Array.prototype.indexOf.call(list.children, tile) + 1;
    var bar = tile.querySelector('progress');
    var again = tile.querySelector('.again');
    bar.hidden = false;
    again.hidden = true;
    return Promise.all([draft(), shrink(file)]).then(function (both) {
      if (both[1].size > megabytes * 1024 * 1024) return '';
      return send(both[0], both[1], nameOf(file, both[1]), function (percent) {
        bar.value = percent;
        say('sending', { n: number, percent: percent });
      });
    }).then(function (id) {
      if (!id) {
        list.removeChild(tile);
        return say('large', { max: megabytes });
      }
      var ids = form.elements.attachments;
      ids.value = ids.value ? ids.value + ',' + id : id;
      var remove = tile.querySelector('[name="remove"]');
      remove.value = id;
      remove.hidden = false;
      remove.setAttribute('aria-label', worded('remove', number));
      bar.hidden = true;
      say('done', { n: list.children.length });
      form.dispatchEvent(new Event('change'));
    }).catch(function (status) {
      // What is no photo, or too large for us, is none the next time, either.
      if ([413, 415, 422].indexOf(status) >= 0) {
        list.removeChild(tile);
        return say('wrong');
      }
      failed += 1;
      bar.hidden = true;
      again.hidden = false;
      again.setAttribute('aria-label', worded('retry', number));
      again.onclick = function () { failed -= 1; enqueue(file, tile); };
      say('failed', { n: failed });
    });
  }
  function enqueue(file, tile) {
    line = line.then(function () { return upload(file, tile); });
  }

  input.addEventListener('change', function () {
    var files = Array.prototype.slice.call(input.files);
    input.value = '';
    files.forEach(function (file) {
      if (list.children.length >= most) return say('full', { max: most });
      var tile = template.content.firstElementChild.cloneNode(true);
      var picture = tile.querySelector('img');
      picture.src = URL.createObjectURL(file);
      list.appendChild(tile);
      picture.alt = worded('alt', list.children.length);
      enqueue(file, tile);
    });
  });

  // The next step waits for photos under way, so that none is left behind.
  var waiting = false;
  form.addEventListener('submit', function (event) {
    if (waiting || event.defaultPrevented || !list.querySelector('progress:not([hidden])')) return;
    event.preventDefault();
    var button = event.submitter || document.activeElement;
    line.then(function () {
      if (failed > 0) return;
      waiting = true;
      if (button && button.click && button.form === form) button.click(); else form.submit();
      waiting = false;
    });
  });
})();
