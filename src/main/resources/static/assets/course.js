/* Draws the model that a project runs by, and lights where it stands. */
(async () => {
  while (!window.BpmnJS) await new Promise(soon => setTimeout(soon, 30));
  for (const place of document.querySelectorAll('.diagram[data-from]:not([data-drawn])')) {
    place.dataset.drawn = 'yes';
    const viewer = new BpmnJS({container: place, zoomScroll: {enabled: false}});
    const answer = await fetch(place.dataset.from);
    if (!answer.ok) { place.remove(); continue; }
    await viewer.importXML(await answer.text());
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const mark = (ids, marker) => (ids || '').split(' ').filter(id => id && registry.get(id)).forEach(id => canvas.addMarker(id, marker));
    mark(place.dataset.done, 'is-done');
    mark(place.dataset.current, 'is-current');
    const whole = canvas.zoom('fit-viewport', 'auto');
    /* Near enough to be read, around where it stands; the whole fits for what has ended. */
    const stands = (place.dataset.current || '').split(' ').map(id => registry.get(id)).find(e => e);
    if (stands) canvas.zoom(Math.max(whole, .8), {x: stands.x + stands.width / 2, y: stands.y + stands.height / 2});
    if (stands) canvas.scrollToElement(stands, 160);
  }
})();
