/* The district map: drag it under the pin, tap, zoom, or use the keys. The address field works without any of it. */
(function () {
  'use strict';
  var chooser = document.querySelector('[data-map]');
  if (!chooser) return;
  var box = chooser.querySelector('.mapbox');
  var map = chooser.querySelector('svg.map');
  var note = document.getElementById('map-note');
  var clear = document.querySelector('[data-clear]');
  var form = document.querySelector('[data-speak]');
  var longitude = form.elements.longitude;
  var latitude = form.elements.latitude;
  var per = { x: number('per-longitude'), y: number('per-latitude') };
  var west = number('west');
  var north = number('north');
  var whole = { width: 1000, height: number('height') };
  var NEAREST = 40; // Units across the map at the closest look, about half a kilometre.
  var NAMED = 600; // Road names are written below this many units across.
  var TAP = 6; // A finger that moves less than this many pixels has tapped.
  var farthest;
  var at = { x: whole.width / 2, y: whole.height / 2, width: 0 };

  function number(name) { return parseFloat(map.getAttribute('data-' + name)); }
  function say(key) { note.textContent = note.getAttribute('data-' + key); }

  /** Draws the part of the map around the pin. */
  function draw() {
    if (!box.clientWidth) return; // not laid out yet; the load event comes back here
    var ratio = box.clientHeight / box.clientWidth;
    farthest = Math.max(whole.width, whole.height / ratio);
    at.width = Math.min(Math.max(at.width || farthest, NEAREST), farthest);
    at.x = Math.min(Math.max(at.x, -100), whole.width + 100);
    at.y = Math.min(Math.max(at.y, -100), whole.height + 100);
    var height = at.width * ratio;
    map.setAttribute('viewBox', [at.x - at.width / 2, at.y - height / 2, at.width, height].join(' '));
    map.style.setProperty('--u', at.width / box.clientWidth);
    map.style.setProperty('--rw', Math.min(14, Math.max(2.5, 2200 / at.width)));
    map.setAttribute('class', 'map ' + (at.width > NAMED ? 'far' : 'near'));
  }

  /** The grid cell under the pin; null outside; undefined where the browser cannot tell. */
  function cell() {
    var cells = map.querySelectorAll('.m-cell');
    if (!map.createSVGPoint || !cells.length || !cells[0].isPointInFill) return undefined;
    var point = map.createSVGPoint();
    point.x = at.x;
    point.y = at.y;
    for (var i = 0; i < cells.length; i += 1) {
      if (cells[i].isPointInFill(point)) return cells[i];
    }
    return null;
  }

  /** The pin stands here from now on. */
  function set() {
    longitude.value = (west + at.x / per.x).toFixed(6);
    latitude.value = (north - at.y / per.y).toFixed(6);
    chooser.classList.add('set');
    clear.hidden = false;
    var under = cell();
    if (under === undefined) say('on');
    else if (under === null) say('out');
    else {
      say(under.getAttribute('data-name') ? 'in' : 'area');
      note.textContent = note.textContent.replace('{cell}', under.getAttribute('data-name')).replace('{street}', under.getAttribute('data-street'));
    }
    form.dispatchEvent(new Event('change'));
  }
  function unset() {
    longitude.value = '';
    latitude.value = '';
    chooser.classList.remove('set');
    clear.hidden = true;
    say('none');
    form.dispatchEvent(new Event('change'));
  }
  function zoom(by) {
    at.width *= by;
    draw();
  }
  function move(dx, dy) {
    at.x += dx;
    at.y += dy;
    draw();
    set();
  }

  var fingers = {};
  var moved = 0;
  var spread = 0;
  function units(pixels) { return pixels * at.width / box.clientWidth; }
  function between() {
    var ids = Object.keys(fingers);
    if (ids.length < 2) return 0;
    var a = fingers[ids[0]];
    var b = fingers[ids[1]];
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  if (window.PointerEvent) {
    box.addEventListener('pointerdown', function (event) {
      if (event.button) return;
      fingers[event.pointerId] = { x: event.clientX, y: event.clientY };
      if (Object.keys(fingers).length === 1) moved = 0;
      spread = between();
      if (box.setPointerCapture) box.setPointerCapture(event.pointerId);
    });
    box.addEventListener('pointermove', function (event) {
      var finger = fingers[event.pointerId];
      if (!finger) return;
      var dx = event.clientX - finger.x;
      var dy = event.clientY - finger.y;
      finger.x = event.clientX;
      finger.y = event.clientY;
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved < TAP) return;
      var wide = between();
      if (wide && spread) {
        at.width *= spread / wide;
        spread = wide;
      } else {
        at.x -= units(dx);
        at.y -= units(dy);
      }
      requestAnimationFrame(draw);
    });
    box.addEventListener('pointerup', function (event) {
      if (!fingers[event.pointerId]) return;
      delete fingers[event.pointerId];
      if (Object.keys(fingers).length) return;
      if (moved < TAP) {
        var frame = box.getBoundingClientRect();
        at.x += units(event.clientX - frame.left - frame.width / 2);
        at.y += units(event.clientY - frame.top - frame.height / 2);
        if (at.width > NAMED) at.width = Math.max(at.width / 2.5, NAMED * 0.8);
        draw();
      }
      set();
    });
    box.addEventListener('pointercancel', function (event) { delete fingers[event.pointerId]; });
  } else {
    box.addEventListener('click', function (event) {
      var frame = box.getBoundingClientRect();
      move(units(event.clientX - frame.left - frame.width / 2), units(event.clientY - frame.top - frame.height / 2));
    });
  }

  box.addEventListener('keydown', function (event) {
    var step = at.width / 12;
    var ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (ways[event.key]) move(ways[event.key][0], ways[event.key][1]);
    else if (event.key === '+' || event.key === '=') zoom(0.6);
    else if (event.key === '-') zoom(1 / 0.6);
    else return;
    event.preventDefault();
  });
  chooser.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-zoom]');
    if (button) zoom(button.getAttribute('data-zoom') === 'in' ? 0.6 : 1 / 0.6);
  });
  clear.addEventListener('click', function () {
    unset();
    document.getElementById('address').focus();
  });

  var here = chooser.querySelector('[data-here]');
  if (!navigator.geolocation) here.hidden = true;
  here.addEventListener('click', function () {
    say('finding');
    navigator.geolocation.getCurrentPosition(function (found) {
      at.x = (found.coords.longitude - west) * per.x;
      at.y = (north - found.coords.latitude) * per.y;
      at.width = NEAREST * 2.5;
      place(found.coords);
    }, function () { say('refused'); }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });

  /** A position that was measured is sent as measured, also outside the drawing. */
  function place(coords) {
    draw();
    set();
    longitude.value = coords.longitude.toFixed(6);
    latitude.value = coords.latitude.toFixed(6);
  }

  // Back at this step: the pin stands where it stood.
  if (longitude.value && latitude.value) {
    at.x = (parseFloat(longitude.value) - west) * per.x;
    at.y = (north - parseFloat(latitude.value)) * per.y;
    at.width = NEAREST * 5;
    place({ longitude: parseFloat(longitude.value), latitude: parseFloat(latitude.value) });
  } else {
    draw();
  }
  window.addEventListener('resize', draw);
  window.addEventListener('load', draw);
})();
