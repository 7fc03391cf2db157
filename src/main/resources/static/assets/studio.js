/* Draws models: a release's changes marked in colour, or how many cases stand where. */
(async () => {
  while (!window.BpmnJS) await new Promise(soon => setTimeout(soon, 30));
  const colours = {added: '#2e7d32', removed: '#c62828', changed: '#ef6c00', moved: '#1565c0'};
  for (const place of document.querySelectorAll('.diagram[data-picture]:not([data-drawn])')) {
    place.dataset.drawn = 'yes';
    const answer = await fetch(place.dataset.picture);
    if (!answer.ok) { place.remove(); continue; }
    const viewer = new BpmnJS({container: place, zoomScroll: {enabled: false}});
    await viewer.importXML(await answer.text());
    const registry = viewer.get('elementRegistry');
    for (const mark of (place.dataset.marks || '').split(' ')) {
      const at = mark.indexOf(':');
      const drawn = registry.getGraphics(mark.slice(at + 1));
      const line = drawn && drawn.querySelectorAll('.djs-visual > :first-child');
      if (line) line.forEach(shape => { shape.style.stroke = colours[mark.slice(0, at)] || ''; shape.style.strokeWidth = '3px'; });
    }
    for (const count of (place.dataset.counts || '').split(' ')) {
      const at = count.lastIndexOf(':');
      if (at < 1 || !registry.get(count.slice(0, at))) continue;
      const badge = document.createElement('span');
      badge.className = 'badge';
      badge.textContent = count.slice(at + 1);
      viewer.get('overlays').add(count.slice(0, at), {position: {top: -12, right: 12}, html: badge});
    }
    viewer.get('canvas').zoom('fit-viewport', 'auto');
  }
})();
